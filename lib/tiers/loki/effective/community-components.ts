import { isTrue, printed } from '../../../charts/go-template';
import { hasPlainIngesters, hasZones, ingesterArguments, isCounted, ZONES, zoneArgument } from './conditions';
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

function shutdownDelay(release: LokiRelease): readonly string[] {
  const delay = at(release, 'distributor', 'shutdownDelay');
  return release.dialect.shutdownDelay && isTrue(delay) && printed(delay) !== '0s'
    ? [`-shutdown-delay=${printed(delay)}`]
    : [];
}

/** Every component: grafana-community/helm-charts@loki-18.11.0:charts/loki/templates */
export const COMMUNITY_COMPONENTS: readonly CommunityComponent[] = [
  { section: 'singleBinary', target: 'single-binary', runs: isMonolithic, name: fullName },
  { section: 'write', target: 'write', runs: isScalable },
  { section: 'read', target: 'read', runs: isScalable },
  { section: 'backend', target: 'backend', runs: isScalable, args: () => ['-legacy-read-mode=false'] },
  {
    section: 'ingester',
    target: 'ingester',
    runs: hasPlainIngesters,
    args: () => ['-ingester.availability-zone=zone-default'],
  },
  ...ZONES.map((zone) => ({
    section: 'ingester',
    target: 'ingester',
    zone,
    runs: hasZones,
    args: () => ingesterArguments(zone),
  })),
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
  { section: 'bloomGateway', target: 'bloom-gateway', runs: isCounted('bloomGateway') },
  { section: 'bloomPlanner', target: 'bloom-planner', runs: isCounted('bloomPlanner') },
  { section: 'bloomBuilder', target: 'bloom-builder', runs: isDistributed },
  { section: 'patternIngester', target: 'pattern-ingester', runs: isDistributed },
  { section: 'ruler', target: 'ruler', runs: isDistributed },
  { section: 'overridesExporter', target: 'overrides-exporter', runs: isDistributed },
];
