import { isTrue, printed, wholeNumber } from '../../../charts/go-template';
import { fullName } from './names';
import { at, isDistributed, isMonolithic, isScalable, type LokiRelease } from './release';

/** A component of the community's chart, which renders all of them by one template. */
export interface CommunityComponent {
  /** Key of its values. */
  readonly section: string;

  /** Name in objects, and the module that it runs. */
  readonly target: string;

  /** Whether the chart renders it, if it is enabled. */
  readonly runs: (release: LokiRelease) => boolean;

  /** Arguments behind those of every component. @default - none */
  readonly args?: (release: LokiRelease) => readonly string[];

  /** Name of its workload. @default - it follows from the target */
  readonly name?: (release: LokiRelease) => string;

  /** Zone of its pods: `zone-a`. @default - they mind no zones */
  readonly zone?: string;
}

function zone(release: LokiRelease, ...path: readonly string[]): boolean {
  return isTrue(at(release, 'ingester', 'zoneAwareReplication', ...path));
}

function zoneArgument(release: LokiRelease, path: 'writePath' | 'readPath'): readonly string[] {
  if (!zone(release, 'enabled')) return [];
  return [
    `-distributor.zone-awareness-enabled=${!(zone(release, 'migration', 'enabled') && !zone(release, 'migration', path))}`,
  ];
}

function shutdownDelay(release: LokiRelease): readonly string[] {
  const delay = at(release, 'distributor', 'shutdownDelay');
  return isTrue(delay) && printed(delay) !== '0s' ? [`-shutdown-delay=${printed(delay)}`] : [];
}

function counted(section: string): CommunityComponent['runs'] {
  return (release) => isDistributed(release) && wholeNumber(at(release, section, 'replicas')) > 0;
}

const ZONES: readonly CommunityComponent[] = ['zone-a', 'zone-b', 'zone-c'].map((name) => ({
  section: 'ingester',
  target: 'ingester',
  zone: name,
  runs: (release) => isDistributed(release) && zone(release, 'enabled'),
  args: () => [
    `-ingester.availability-zone=${name}`,
    '-ingester.unregister-on-shutdown=false',
    '-ingester.tokens-file-path=/var/loki/ring-tokens',
  ],
}));

/** Every component: grafana-community/helm-charts@loki-18.11.0:charts/loki/templates */
export const COMMUNITY_COMPONENTS: readonly CommunityComponent[] = [
  { section: 'singleBinary', target: 'single-binary', runs: isMonolithic, name: fullName },
  { section: 'write', target: 'write', runs: isScalable },
  { section: 'read', target: 'read', runs: isScalable },
  { section: 'backend', target: 'backend', runs: isScalable, args: () => ['-legacy-read-mode=false'] },
  {
    section: 'ingester',
    target: 'ingester',
    runs: (release) => isDistributed(release) && (!zone(release, 'enabled') || zone(release, 'migration', 'enabled')),
    args: () => ['-ingester.availability-zone=zone-default'],
  },
  ...ZONES,
  {
    section: 'distributor',
    target: 'distributor',
    runs: isDistributed,
    args: (release) => [...zoneArgument(release, 'writePath'), ...shutdownDelay(release)],
  },
  {
    section: 'querier',
    target: 'querier',
    runs: isDistributed,
    args: (release) => zoneArgument(release, 'readPath'),
  },
  { section: 'queryFrontend', target: 'query-frontend', runs: isDistributed },
  { section: 'queryScheduler', target: 'query-scheduler', runs: isDistributed },
  { section: 'indexGateway', target: 'index-gateway', runs: isDistributed },
  { section: 'compactor', target: 'compactor', runs: isDistributed },
  { section: 'bloomGateway', target: 'bloom-gateway', runs: counted('bloomGateway') },
  { section: 'bloomPlanner', target: 'bloom-planner', runs: counted('bloomPlanner') },
  { section: 'bloomBuilder', target: 'bloom-builder', runs: isDistributed },
  { section: 'patternIngester', target: 'pattern-ingester', runs: isDistributed },
  { section: 'ruler', target: 'ruler', runs: isDistributed },
  { section: 'overridesExporter', target: 'overrides-exporter', runs: isDistributed },
];
