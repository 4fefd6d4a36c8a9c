import { firstOfEach } from '../../collections/first-of-each';
import { chosenCollector } from '../../plan/collectors';
import type { Effect } from '../effect';
import type { Change } from '../pair';
import { type Kept, keptOf, pairsOf } from '../pair';
import { plansOf } from '../plans';
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

/** Finds the key of the environment file that has state move, if one does. */
export function stateKey(change: Change): Pick<Effect, 'path'> {
  const plans = plansOf(change);
  const [before, after] = [plans?.base, plans?.head].map((plan) => plan && chosenCollector(plan.environment.collector));
  if (!before || !after || before.collector !== after.collector) return {};
  const { name, stateDirectory } = after.collector;
  const moves = stateDirectory(before.settings) !== stateDirectory(after.settings);
  return moves ? { path: ['collector', name, 'stateDirectory'] } : {};
}

/** Tells whether lines are read that bear no time of their own: read twice, they are two lines. */
export function readsUntimedLines({ plan }: Side): boolean {
  const { nodeFiles = [], machineLogs, rke2, audit } = plan?.environment.logs ?? {};
  return nodeFiles.length > 0 || [machineLogs, rke2, audit].some((source) => source !== undefined);
}
