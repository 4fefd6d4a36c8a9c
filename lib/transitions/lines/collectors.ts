import { firstOfEach } from '../../collections/first-of-each';
import type { Change } from '../pair';
import { type Kept, keptOf, pairsOf } from '../pair';
import type { Side, SideConfig } from '../side';

/** What the programs that collect lines read. */
export function collectorConfigs({ configs }: Side): readonly SideConfig[] {
  return configs.filter(({ program }) => program !== undefined && program !== 'loki');
}

/** Pairs collectors that stay, in another namespace too: what they keep on nodes stays where it is. */
export function keptCollectors({ base, head }: Change): readonly Kept<SideConfig>[] {
  const keyOf = ({ program, owner }: SideConfig) => `${program} ${owner}`;
  const [before, after] = [base, head].map((side) => firstOfEach(collectorConfigs(side), keyOf));
  return keptOf(pairsOf(before ?? [], after ?? [], keyOf));
}

/** Names a collector: `release monitoring/alloy`. */
export function collectorName({ release, namespace, owner }: SideConfig): string {
  return `${release ? 'release' : 'DaemonSet'} ${namespace}/${owner}`;
}

/** Tells whether lines are read that bear no time of their own: read twice, they are two lines. */
export function readsUntimedLines({ plan }: Side): boolean {
  const { nodeFiles = [], machineLogs, rke2, audit } = plan?.environment.logs ?? {};
  return nodeFiles.length > 0 || [machineLogs, rke2, audit].some((source) => source !== undefined);
}
