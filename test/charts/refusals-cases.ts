import type { JsonObject } from '../../lib/kubernetes/json';

/** Values that a chart refuses or renders, over values that it renders. */
export interface RefusalCase {
  /** `loki 6.49.0`. */
  readonly chart: string;

  /** What is tried. */
  readonly title: string;

  readonly values: JsonObject;

  /** Whether the real Helm fails. */
  readonly refused: boolean;
}

const pods = (...keys: readonly string[]): JsonObject => Object.fromEntries(keys.map((key) => [key, { replicas: 1 }]));
const noPods: JsonObject = Object.fromEntries(['read', 'write', 'backend'].map((key) => [key, { replicas: 0 }]));
const S3: JsonObject = { storage: { type: 's3', bucketNames: { chunks: 'c', ruler: 'r' } } };
const PERIOD = {
  from: '2024-04-01',
  store: 'tsdb',
  object_store: 's3',
  schema: 'v13',
  index: { prefix: 'i', period: '24h' },
};
const LOKI: JsonObject = { schemaConfig: { configs: [PERIOD] }, ...S3 };

/** One pod on a disk. */
const disk = (more: JsonObject = {}): JsonObject => ({
  deploymentMode: 'SingleBinary',
  ...noPods,
  singleBinary: { replicas: 1 },
  loki: { ...LOKI, storage: { type: 'filesystem' } },
  ...more,
});

/** One pod on S3. */
const single = (more: JsonObject = {}): JsonObject => ({ ...disk(), loki: LOKI, ...more });

const scalable = (more: JsonObject = {}): JsonObject => ({
  deploymentMode: 'SimpleScalable',
  ...pods('read', 'write', 'backend'),
  singleBinary: { replicas: 0 },
  loki: LOKI,
  ...more,
});

const DISTRIBUTED_KEYS = [
  'ingester',
  'distributor',
  'querier',
  'queryFrontend',
  'queryScheduler',
  'indexGateway',
  'compactor',
];

const distributed = (more: JsonObject = {}): JsonObject => ({
  deploymentMode: 'Distributed',
  ...noPods,
  singleBinary: { replicas: 0 },
  ...pods(...DISTRIBUTED_KEYS),
  loki: LOKI,
  ...more,
});

type Row = readonly [title: string, values: JsonObject, refused: boolean];

const passwords = (basicAuth: JsonObject, loki: JsonObject = {}): JsonObject =>
  single({ loki: { ...LOKI, ...loki }, gateway: { basicAuth: { enabled: true, ...basicAuth } } });

const BOTH: readonly Row[] = [
  ['one pod on a disk', disk(), false],
  ['one pod on S3', single(), false],
  ['simple-scalable', scalable(), false],
  ['distributed', distributed(), false],
  ['two pods on a disk', disk({ singleBinary: { replicas: 2 } }), true],
  ['two pods on S3', single({ singleBinary: { replicas: 2 } }), false],
  ['simple-scalable on a disk', { ...scalable(), loki: { ...LOKI, storage: { type: 'filesystem' } } }, true],
  ['no pod at all on a disk', disk({ singleBinary: { replicas: 0 } }), false],
  ['simple-scalable and distributed', { ...distributed(), ...pods('write') }, true],
  [
    'simple-scalable and distributed in transition',
    { ...distributed(), ...pods('read', 'write', 'backend'), deploymentMode: 'SimpleScalable<->Distributed' },
    false,
  ],
  ['single binary and distributed', { ...distributed(), singleBinary: { replicas: 1 } }, true],
  ['single binary and simple-scalable', { ...scalable(), singleBinary: { replicas: 1 } }, true],
  [
    'single binary and simple-scalable in transition',
    { ...scalable(), singleBinary: { replicas: 1 }, deploymentMode: 'SingleBinary<->SimpleScalable' },
    false,
  ],
  ['replicas as a text', { ...scalable(), singleBinary: { replicas: '1' } }, true],
  ['the test without the canary', single({ lokiCanary: { enabled: false } }), true],
  ['neither test nor canary', single({ lokiCanary: { enabled: false }, test: { enabled: false } }), false],
  ['the schema for tests beside periods', single({ loki: { ...LOKI, useTestSchema: true } }), true],
  ['the schema for tests alone', single({ loki: { ...S3, useTestSchema: true } }), false],
  ['no schema', single({ loki: S3 }), true],
  [
    'the schema in structuredConfig',
    single({ loki: { ...S3, structuredConfig: { schema_config: { configs: [PERIOD] } } } }),
    false,
  ],
  ['no bucket for chunks', single({ loki: { ...LOKI, storage: { type: 's3', bucketNames: { ruler: 'r' } } } }), true],
  [
    'the bucket in storage_config',
    single({
      ruler: { enabled: false },
      loki: { ...LOKI, storage: { type: 's3' }, storage_config: { aws: { bucketnames: 'c' } } },
    }),
    false,
  ],
  ['no bucket for rules', single({ loki: { ...LOKI, storage: { type: 's3', bucketNames: { chunks: 'c' } } } }), true],
  [
    'no bucket for rules, and no ruler',
    single({ ruler: { enabled: false }, loki: { ...LOKI, storage: { type: 's3', bucketNames: { chunks: 'c' } } } }),
    false,
  ],
  [
    'no bucket for rules that are local',
    single({
      loki: {
        ...LOKI,
        storage: { type: 's3', bucketNames: { chunks: 'c' } },
        rulerConfig: { storage: { type: 'local' } },
      },
    }),
    false,
  ],
  ['passwords without users', passwords({}), true],
  ['passwords with half a user', passwords({ username: 'a' }), true],
  ['passwords with a user', passwords({ username: 'a', password: 'not-a-secret' }), false],
  ['passwords from a Secret', passwords({ existingSecret: 's' }), false],
  ['passwords of tenants', passwords({}, { tenants: [{ name: 't', passwordHash: 'h' }] }), false],
  ['a tenant without a password', passwords({}, { tenants: [{ name: 't' }] }), true],
  ['a tenant without a name', passwords({}, { tenants: [{ passwordHash: 'h' }] }), true],
  ['passwords without a gateway', single({ gateway: { enabled: false, basicAuth: { enabled: true } } }), false],
];

/** Those for which its values.yaml has a budget. */
const BUDGETED_BY_DEFAULT = ['ingester', 'queryScheduler'];

const GRAFANA: readonly Row[] = [
  ...DISTRIBUTED_KEYS.filter((key) => key !== 'compactor').flatMap((key): readonly Row[] => [
    [
      `two pods of ${key} without a budget`,
      distributed({ [key]: { replicas: 2 } }),
      !BUDGETED_BY_DEFAULT.includes(key),
    ],
    [`two pods of ${key} with a budget`, distributed({ [key]: { replicas: 2, maxUnavailable: 1 } }), false],
  ]),
  ['two rulers without a budget', distributed({ ruler: { replicas: 2 } }), true],
  ['two pods of a component that does not run', single({ querier: { replicas: 0 } }), false],
  ['a provisioner without a Secret', single({ enterprise: { enabled: true, provisioner: { enabled: true } } }), true],
  ['Monolithic, which it does not know', single({ deploymentMode: 'Monolithic' }), false],
  ['MinIO', scalable({ minio: { enabled: true } }), false],
];

const COMMUNITY: readonly Row[] = [
  ['Monolithic', single({ deploymentMode: 'Monolithic' }), false],
  [
    'Monolithic in transition',
    { ...scalable(), singleBinary: { replicas: 1 }, deploymentMode: 'Monolithic<->SimpleScalable' },
    false,
  ],
  ['two pods of each component without a budget', distributed({ querier: { replicas: 2 } }), false],
  ['MinIO', scalable({ minio: { enabled: true } }), true],
  ['MinIO all the same', scalable({ minio: { enabled: true }, ignoreMinioDeprecation: true }), false],
  [
    'two autoscalers',
    scalable({ write: { replicas: 1, autoscaling: { enabled: true }, kedaAutoscaling: { enabled: true } } }),
    true,
  ],
  ['one autoscaler', scalable({ write: { replicas: 1, autoscaling: { enabled: true } } }), false],
  [
    'a claim of several pods',
    distributed({ indexGateway: { kind: 'Deployment', replicas: 2, persistence: { enabled: true } } }),
    true,
  ],
  [
    'a claim of one pod',
    distributed({ indexGateway: { kind: 'Deployment', replicas: 1, persistence: { enabled: true } } }),
    false,
  ],
  [
    'an ephemeral volume of each pod',
    distributed({
      indexGateway: { kind: 'Deployment', replicas: 2, persistence: { enabled: true, type: 'ephemeral' } },
    }),
    false,
  ],
  [
    'dashboards for an operator in two folders',
    single({
      monitoring: { dashboards: { enabled: true, grafanaOperator: { enabled: true, folder: 'f', folderUID: 'u' } } },
    }),
    true,
  ],
  [
    'dashboards for an operator with a folder',
    single({ monitoring: { dashboards: { enabled: true, grafanaOperator: { enabled: true, folder: 'f' } } } }),
    false,
  ],
];

const budget = (type: string, podDisruptionBudget: JsonObject): JsonObject => ({
  controller: { type, podDisruptionBudget: { enabled: true, ...podDisruptionBudget } },
});
const asks = (requests: JsonObject): JsonObject => ({
  alloy: { resources: { requests } },
  configReloader: { resources: { requests } },
});
const scaled = (autoscaling: JsonObject, more: JsonObject = {}): JsonObject => ({
  controller: { type: 'deployment', autoscaling },
  ...more,
});

const ALLOY: readonly Row[] = [
  ['a DaemonSet', {}, false],
  ['a budget of a DaemonSet', budget('daemonset', { maxUnavailable: 1 }), true],
  ['a budget of nothing', budget('deployment', {}), true],
  ['a budget of both', budget('deployment', { minAvailable: 1, maxUnavailable: 1 }), true],
  ['a budget', budget('deployment', { maxUnavailable: 1 }), false],
  [
    'deletion of claims at the top',
    { controller: { type: 'statefulset' }, enableStatefulSetAutoDeletePVC: true },
    true,
  ],
  ['deletion of claims of a DaemonSet', { enableStatefulSetAutoDeletePVC: true }, false],
  ['an autoscaler without requests', scaled({ enabled: true, targetCPUUtilizationPercentage: 80 }), true],
  [
    'an autoscaler with requests',
    scaled({ enabled: true, targetCPUUtilizationPercentage: 80 }, asks({ cpu: '1', memory: '1Gi' })),
    false,
  ],
  [
    'an autoscaler with requests of cpu alone',
    scaled({ enabled: true, targetMemoryUtilizationPercentage: 80 }, asks({ cpu: '1' })),
    true,
  ],
];

const HORIZONTAL: readonly Row[] = [
  [
    'a horizontal autoscaler without requests',
    scaled({ horizontal: { enabled: true, targetCPUUtilizationPercentage: 80 } }),
    true,
  ],
];

const TWICE: readonly Row[] = [
  [
    'two owners of an autoscaler',
    scaled({ horizontal: { enabled: true, externalHPA: true } }, asks({ cpu: '1', memory: '1Gi' })),
    true,
  ],
  ['an autoscaler of others', scaled({ horizontal: { externalHPA: true } }), false],
];

const collector = (more: JsonObject): JsonObject => ({
  mode: 'deployment',
  image: { repository: 'otel/opentelemetry-collector-k8s' },
  ...more,
});
const preset = (presets: JsonObject): JsonObject => collector({ presets });

const OTEL: readonly Row[] = [
  ['a Deployment', collector({}), false],
  ['no image', { mode: 'deployment' }, true],
  ['no mode', { image: { repository: 'a' } }, true],
  ['a mode that it does not know', collector({ mode: 'DaemonSet' }), true],
  ['no DNS', collector({ dnsPolicy: 'None' }), true],
  ['DNS of its own', collector({ dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.1'] } }), false],
  [
    'cluster metrics of several pods without a leader',
    collector({ replicaCount: 2, presets: { clusterMetrics: { enabled: true, disableLeaderElection: true } } }),
    true,
  ],
  [
    'cluster metrics of one pod without a leader',
    collector({ presets: { clusterMetrics: { enabled: true, disableLeaderElection: true } } }),
    false,
  ],
  ['no health check', collector({ config: { service: { extensions: [] } } }), true],
  [
    'a health check of the second version',
    collector({ config: { extensions: { healthcheckv2: {} }, service: { extensions: ['healthcheckv2'] } } }),
    false,
  ],
  ['two ConfigMaps', collector({ configMap: { existingName: 'c' } }), true],
  ['a ConfigMap of others', collector({ configMap: { create: false, existingName: 'c' } }), false],
  ['logs of its own to nowhere', collector({ internalTelemetryViaOTLP: { logs: { enabled: true } } }), true],
  [
    'logs of its own to an endpoint',
    collector({ internalTelemetryViaOTLP: { endpoint: 'http://a:4318', logs: { enabled: true } } }),
    false,
  ],
  [
    'logs of pods twice',
    preset({ logsCollection: { enabled: true }, annotationDiscovery: { logs: { enabled: true } } }),
    true,
  ],
  ['logs of pods', preset({ logsCollection: { enabled: true } }), false],
  ['profiles', preset({ profiling: { enabled: true } }), true],
];

const of = (rows: readonly Row[], ...charts: readonly string[]): readonly RefusalCase[] =>
  charts.flatMap((chart) => rows.map(([title, values, refused]) => ({ chart, title, values, refused })));

export const REFUSAL_CASES: readonly RefusalCase[] = [
  ...of([...BOTH, ...GRAFANA], 'loki 6.49.0'),
  ...of([...BOTH, ...COMMUNITY], 'loki 18.11.0'),
  ...of(ALLOY, 'alloy 0.12.0', 'alloy 1.5.0', 'alloy 1.11.1'),
  ...of(HORIZONTAL, 'alloy 1.5.0', 'alloy 1.11.1'),
  ...of(TWICE, 'alloy 1.11.1'),
  ...of(OTEL, 'opentelemetry-collector 0.170.0'),
];
