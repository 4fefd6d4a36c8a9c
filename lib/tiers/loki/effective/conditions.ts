import { isTrue, printed, wholeNumber } from '../../../charts/go-template';
import { at, isDistributed, type LokiRelease } from './release';

/** What decides whether a component runs, or with which arguments, in both charts. */

/** Tells whether a distributed component with at least one pod is asked for. */
export function isCounted(section: string): (release: LokiRelease) => boolean {
  return (release) => isDistributed(release) && wholeNumber(at(release, section, 'replicas')) > 0;
}

/** Reads a switch of the replication that minds zones. */
function zone(release: LokiRelease, ...path: readonly string[]): boolean {
  return isTrue(at(release, 'ingester', 'zoneAwareReplication', ...path));
}

/** Tells whether there are ingesters of each zone. */
export function hasZones(release: LokiRelease): boolean {
  return isDistributed(release) && zone(release, 'enabled');
}

/** Tells whether there are ingesters that mind no zones, be it on their way. */
export function hasPlainIngesters(release: LokiRelease): boolean {
  return isDistributed(release) && (!zone(release, 'enabled') || zone(release, 'migration', 'enabled'));
}

/** What the distributor, for the path of writes, and the querier, for that of reads, are told of zones. */
export function zoneArgument(release: LokiRelease, path: 'writePath' | 'readPath'): readonly string[] {
  if (!zone(release, 'enabled')) return [];
  const waits = zone(release, 'migration', 'enabled') && !zone(release, 'migration', path);
  return [`-distributor.zone-awareness-enabled=${!waits}`];
}

/** Arguments of the ingesters of one zone, but for the target. */
export function ingesterArguments(name: string): readonly string[] {
  return [
    `-ingester.availability-zone=${name}`,
    '-ingester.unregister-on-shutdown=false',
    '-ingester.tokens-file-path=/var/loki/ring-tokens',
  ];
}

export const ZONES = ['zone-a', 'zone-b', 'zone-c'] as const;

/** Pods of the ingester in each zone. */
export function replicasOfZone(replicas: unknown): number {
  return Math.ceil(Number(replicas) / ZONES.length);
}

/** The module of the user interface, behind others of a target. */
export function ui(release: LokiRelease): string {
  return release.dialect.uiModule && isTrue(at(release, 'loki', 'ui', 'enabled')) ? ',ui' : '';
}

/** The module that values name for a component. */
export function targetModule(release: LokiRelease, section: string): string {
  return `-target=${printed(at(release, section, 'targetModule'))}`;
}
