import { isTrue, printed, wholeNumber } from '../../../charts/go-template';
import { scalableName } from './names';
import { at, isDistributed, isMonolithic, isScalable, type LokiRelease } from './release';

/** Where a component of grafana's chart keeps its data. */
export type DataVolume =
  /** It has none. */
  | 'none'
  /** An empty folder, whatever the values say. */
  | 'empty'
  /** A claim if `persistence.enabled`, and no folder at all otherwise. */
  | 'storage'
  /** A claim if `persistence.volumeClaimsEnabled`, `persistence.dataVolumeParameters` otherwise. */
  | 'parameters'
  /** A claim, whatever the values say. */
  | 'claim'
  /** A claim if `persistence.enabled`, an empty folder otherwise. */
  | 'claim-or-empty'
  /** The same with `persistence.claims`. */
  | 'claims-or-empty'
  /** A claim, a folder in memory or an empty one. */
  | 'claim-or-memory'
  /** The same with `persistence.claims`. */
  | 'claims-or-memory';

/** A component of grafana's chart. */
export interface GrafanaComponent {
  /** Key of its values. */
  readonly section: string;

  /** Name in objects. */
  readonly name: string;
  readonly kind: 'Deployment' | 'StatefulSet';

  /** Whether the chart renders it. */
  readonly runs: (release: LokiRelease) => boolean;

  /** Arguments behind that of the configuration. */
  readonly args: (release: LokiRelease) => readonly string[];
  readonly data: DataVolume;

  /** Volume for temporary files, by name and path. @default - none */
  readonly temporary?: readonly [name: string, path: string];

  /** What becomes of its claims. @default - they stay */
  readonly retention?: 'values' | 'delete' | 'values-if-enabled';

  /** Whether values may replace the program. @default false */
  readonly command?: boolean;

  /** Whether an autoscaler may decide on its pods. @default false */
  readonly scales?: boolean;

  /** Whether it takes no containers that run before it. @default false */
  readonly noInit?: boolean;
}

const TMP = ['tmp', '/tmp'] as const;
const TEMP = ['temp', '/tmp'] as const;
const target = (name: string) => () => [`-target=${name}`];

/** Tells whether a distributed component with at least one pod is asked for. */
function counted(section: string): GrafanaComponent['runs'] {
  return (release) => isDistributed(release) && wholeNumber(at(release, section, 'replicas')) > 0;
}

function ui(release: LokiRelease): string {
  return isTrue(at(release, 'loki', 'ui', 'enabled')) ? ',ui' : '';
}

function legacyRead(release: LokiRelease): boolean {
  return isTrue(at(release, 'read', 'legacyReadTarget'));
}

const readTarget = (release: LokiRelease) => `-target=${printed(at(release, 'read', 'targetModule'))}${ui(release)}`;

/** What the distributor and the querier are told of zones. */
function zones(path: 'writePath' | 'readPath'): (release: LokiRelease) => readonly string[] {
  return (release) => {
    const zone = (...keys: readonly string[]) => isTrue(at(release, 'ingester', 'zoneAwareReplication', ...keys));
    if (!zone('enabled')) return [];
    return [`-distributor.zone-awareness-enabled=${!(zone('migration', 'enabled') && !zone('migration', path))}`];
  };
}

const writeZones = zones('writePath');
const readZones = zones('readPath');

function backendAddress(release: LokiRelease): string {
  const domain = printed(at(release, 'global', 'clusterDomain'));
  const port = printed(at(release, 'loki', 'server', 'grpc_listen_port'));
  return `${scalableName(release, 'backend')}.${release.namespace}.svc.${domain}:${port}`;
}

const SCALABLE: readonly GrafanaComponent[] = [
  {
    section: 'write',
    name: 'write',
    kind: 'StatefulSet',
    runs: isScalable,
    args: (release) => [`-target=${printed(at(release, 'write', 'targetModule'))}`],
    data: 'parameters',
    retention: 'delete',
    scales: true,
  },
  {
    section: 'backend',
    name: 'backend',
    kind: 'StatefulSet',
    runs: (release) => isScalable(release) && !legacyRead(release),
    args: (release) => [`-target=${printed(at(release, 'backend', 'targetModule'))}`, '-legacy-read-mode=false'],
    data: 'parameters',
    temporary: TMP,
    retention: 'delete',
    scales: true,
  },
  {
    section: 'read',
    name: 'read',
    kind: 'Deployment',
    runs: (release) => isScalable(release) && !legacyRead(release),
    args: (release) => [
      readTarget(release),
      '-legacy-read-mode=false',
      `-common.compactor-grpc-address=${backendAddress(release)}`,
    ],
    data: 'empty',
    temporary: TMP,
    scales: true,
    noInit: true,
  },
  {
    section: 'read',
    name: 'read',
    kind: 'StatefulSet',
    runs: (release) => isScalable(release) && legacyRead(release),
    args: (release) => [readTarget(release)],
    data: 'claim',
    temporary: TMP,
    retention: 'delete',
    scales: true,
  },
];

const STATEFUL = { kind: 'StatefulSet', retention: 'values', command: true, temporary: TEMP } as const;

const DISTRIBUTED: readonly GrafanaComponent[] = [
  {
    section: 'ingester',
    name: 'ingester',
    kind: 'StatefulSet',
    runs: (release) => {
      const zone = (...keys: readonly string[]) => isTrue(at(release, 'ingester', 'zoneAwareReplication', ...keys));
      return isDistributed(release) && (!zone('enabled') || zone('migration', 'enabled'));
    },
    args: () => ['-ingester.availability-zone=zone-default', '-target=ingester'],
    data: 'claims-or-memory',
    retention: 'values',
    command: true,
    scales: true,
  },
  ...['zone-a', 'zone-b', 'zone-c'].map(zoneOfIngesters),
  {
    section: 'distributor',
    name: 'distributor',
    kind: 'Deployment',
    runs: isDistributed,
    args: (release) => ['-target=distributor', ...writeZones(release)],
    data: 'none',
    command: true,
    scales: true,
  },
  {
    section: 'querier',
    name: 'querier',
    kind: 'Deployment',
    runs: isDistributed,
    args: (release) => [`-target=querier${ui(release)}`, ...readZones(release)],
    data: 'empty',
    scales: true,
  },
  {
    section: 'queryFrontend',
    name: 'query-frontend',
    kind: 'Deployment',
    runs: isDistributed,
    args: target('query-frontend'),
    data: 'none',
    command: true,
    scales: true,
  },
  {
    section: 'queryScheduler',
    name: 'query-scheduler',
    kind: 'Deployment',
    runs: isDistributed,
    args: target('query-scheduler'),
    data: 'none',
  },
  {
    section: 'indexGateway',
    name: 'index-gateway',
    kind: 'StatefulSet',
    runs: isDistributed,
    args: target('index-gateway'),
    data: 'claim-or-memory',
    retention: 'values',
  },
  {
    ...STATEFUL,
    section: 'compactor',
    name: 'compactor',
    runs: isDistributed,
    args: target('compactor'),
    data: 'claims-or-empty',
  },
  {
    ...STATEFUL,
    section: 'bloomGateway',
    name: 'bloom-gateway',
    runs: counted('bloomGateway'),
    args: target('bloom-gateway'),
    data: 'claims-or-empty',
  },
  {
    ...STATEFUL,
    section: 'bloomPlanner',
    name: 'bloom-planner',
    runs: counted('bloomPlanner'),
    args: target('bloom-planner'),
    data: 'claims-or-empty',
  },
  {
    ...STATEFUL,
    section: 'patternIngester',
    name: 'pattern-ingester',
    runs: counted('patternIngester'),
    args: target('pattern-ingester'),
    data: 'claims-or-empty',
  },
  {
    section: 'bloomBuilder',
    name: 'bloom-builder',
    kind: 'Deployment',
    runs: counted('bloomBuilder'),
    args: target('bloom-builder'),
    data: 'empty',
    temporary: TEMP,
    command: true,
    scales: true,
  },
  {
    section: 'ruler',
    name: 'ruler',
    kind: 'StatefulSet',
    runs: (release) => isDistributed(release) && isTrue(at(release, 'ruler', 'enabled')),
    args: target('ruler'),
    data: 'claim-or-empty',
    temporary: ['tmp', '/tmp/loki'],
  },
  {
    section: 'overridesExporter',
    name: 'overrides-exporter',
    kind: 'Deployment',
    runs: (release) => isDistributed(release) && isTrue(at(release, 'overridesExporter', 'enabled')),
    args: target('overrides-exporter'),
    data: 'none',
    command: true,
    noInit: true,
  },
];

/** Ingesters of one of three zones, as long as replication minds zones. */
function zoneOfIngesters(zone: string): GrafanaComponent {
  return {
    section: 'ingester',
    name: `ingester-${zone}`,
    kind: 'StatefulSet',
    runs: (release) => isDistributed(release) && isTrue(at(release, 'ingester', 'zoneAwareReplication', 'enabled')),
    args: () => [
      `-ingester.availability-zone=${zone}`,
      '-ingester.unregister-on-shutdown=false',
      '-ingester.tokens-file-path=/var/loki/ring-tokens',
      '-target=ingester',
    ],
    data: 'claims-or-memory',
    retention: 'values',
    command: true,
    scales: true,
  };
}

/** Every component of grafana's chart, by its templates: grafana/loki@helm-loki-6.49.0:production/helm/loki/templates */
export const GRAFANA_COMPONENTS: readonly GrafanaComponent[] = [
  {
    section: 'singleBinary',
    name: '',
    kind: 'StatefulSet',
    runs: isMonolithic,
    args: (release) => [`-target=${printed(at(release, 'singleBinary', 'targetModule'))}${ui(release)}`],
    data: 'storage',
    temporary: TMP,
    retention: 'values-if-enabled',
  },
  ...SCALABLE,
  ...DISTRIBUTED,
  {
    section: 'tableManager',
    name: 'table-manager',
    kind: 'Deployment',
    runs: (release) => isTrue(at(release, 'tableManager', 'enabled')),
    args: target('table-manager'),
    data: 'none',
    noInit: true,
  },
];
