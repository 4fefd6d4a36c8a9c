// Inputs of all kinds for a Loki that runs: each with the finding that stops it, and where that stands.

const CHARTS = {
  grafana: '{ repository: grafana, version: 6.49.0 }',
  community: '{ repository: grafana-community, version: 18.11.0 }',
};
type Chart = keyof typeof CHARTS;

const DISK = '{ filesystem: {} }';
const S3 =
  '{ s3: { endpoint: "https://s3.example.com", region: us-east-1, forcePathStyle: true, buckets: { chunks: loki }, credentialsSecret: s3 } }';

type Topology = 'monolithic' | 'simple-scalable' | 'distributed';

/** What is said of a Loki. */
export interface Input {
  readonly chart: Chart;
  readonly topology: Topology;
  readonly values?: string;
  readonly patch?: string;
  readonly engine?: string;
}

/** The text of the environment file. */
export const environmentOf = ({ chart, topology, values = '{}', patch, engine = 'flux: {}' }: Input) => `cluster: edge
platform: { distribution: k3s, nodes: 6 }
delivery: { ${engine} }
loki:
  namespace: loki
  chart: ${CHARTS[chart]}
  topology: ${topology}
  retention: 14d
  storage: ${topology === 'monolithic' ? DISK : S3}
  values: ${values}
collector: { alloy: { namespace: alloy } }
logs: { pods: true }
acknowledge: [{ id: loki/simple-scalable-deprecated, reason: tested }]
${patch === undefined ? '' : `patches: [${patch}]`}
`;

/** Every topology. */
export const ALL: readonly Topology[] = ['monolithic', 'simple-scalable', 'distributed'];

const ONE: readonly Topology[] = ['monolithic'];
const SEVERAL: readonly Topology[] = ['simple-scalable'];
const TWO: readonly Topology[] = ['monolithic', 'simple-scalable'];

const period = (more: string) => `{ from: "2024-04-01", store: tsdb, object_store: s3, ${more} }`;
const INDEX = 'index: { prefix: loki_index_, period: 24h }';
const schema = (...periods: readonly string[]) => `{ loki: { schemaConfig: { configs: [${periods.join(', ')}] } } }`;
const PERIODS = 'loki.schemaConfig.configs';
const limits = (setting: string) => `{ loki: { limits_config: { ${setting} } } }`;
const structured = (setting: string) => `{ loki: { structuredConfig: { ${setting} } } }`;
const STREAM = 'selector: "{app=\\"x\\"}", priority: 1';

/** What is said, by which values, where; the id and the value at which it stands. */
type Row = readonly [what: string, values: string, topologies: readonly Topology[], id: string, at: string];

/** Both charts. */
const BOTH: readonly Row[] = [
  ['no schema period', schema(), TWO, 'config/invalid-value', PERIODS],
  ['schema v12', schema(period(`schema: v12, ${INDEX}`)), SEVERAL, 'config/invalid-value', `${PERIODS}[0].schema`],
  [
    'another schema',
    schema(period(`schema: v13, index: { prefix: a_, period: 24h }`)),
    SEVERAL,
    'values/has-key',
    PERIODS,
  ],
  [
    'periods out of order',
    schema(period(`schema: v13, ${INDEX}`), period(`schema: v13, ${INDEX}`).replace('2024-04', '2024-01')),
    SEVERAL,
    'config/invalid-value',
    `${PERIODS}[1].from`,
  ],
  [
    'a schema to come',
    schema(period(`schema: v13, ${INDEX}`).replace('2024', '2031')),
    SEVERAL,
    'values/has-key',
    PERIODS,
  ],
  ['no index', schema(period('schema: v13')), SEVERAL, 'config/invalid-value', `${PERIODS}[0]`],
  [
    'no index period',
    schema(period('schema: v13, index: { prefix: a_ }')),
    SEVERAL,
    'config/invalid-value',
    `${PERIODS}[0].index`,
  ],
  [
    'an index period of a week',
    schema(period('schema: v13, index: { prefix: a_, period: 168h }')),
    SEVERAL,
    'config/invalid-value',
    `${PERIODS}[0].index.period`,
  ],
  [
    'schema v12, structured',
    structured(`schema_config: { configs: [${period(`schema: v12, ${INDEX}`)}] }`),
    SEVERAL,
    'config/invalid-value',
    'loki.structuredConfig.schema_config.configs[0].schema',
  ],
  ['the schema for tests', '{ loki: { useTestSchema: true } }', TWO, 'values/refused', 'loki.useTestSchema'],
  [
    'no bucket',
    '{ loki: { storage: { bucketNames: { chunks: "" } } } }',
    SEVERAL,
    'values/refused',
    'loki.storage.bucketNames.chunks',
  ],
  [
    'another bucket',
    '{ loki: { storage: { bucketNames: { chunks: b } } } }',
    SEVERAL,
    'values/has-key',
    'loki.storage.bucketNames.chunks',
  ],
  ['no bucket for rules', '{ ruler: { enabled: true } }', SEVERAL, 'values/refused', 'loki.storage.bucketNames.ruler'],
  ['another store', '{ loki: { storage: { type: gcs } } }', TWO, 'values/has-key', 'loki.storage.type'],
  ['MinIO', '{ minio: { enabled: true } }', ALL, 'values/has-key', 'minio.enabled'],
  [
    'no delete store',
    '{ loki: { compactor: { delete_request_store: "" } } }',
    TWO,
    'loki/retention-store',
    'loki.compactor.delete_request_store',
  ],
  [
    'another delete store',
    '{ loki: { compactor: { delete_request_store: gcs } } }',
    TWO,
    'loki/retention-store',
    'loki.compactor.delete_request_store',
  ],
  [
    'another delete store, structured',
    structured('compactor: { delete_request_store: gcs }'),
    TWO,
    'loki/retention-store',
    'loki.structuredConfig.compactor.delete_request_store',
  ],
  ['Loki 2', '{ loki: { image: { tag: 2.9.10 } } }', TWO, 'config/unknown-version', 'loki.image.tag'],
  ['Loki 4', '{ loki: { image: { tag: 4.0.0 } } }', TWO, 'config/unknown-version', 'loki.image.tag'],
  ['any Loki', '{ loki: { image: { tag: latest } } }', TWO, 'config/unknown-version', 'loki.image.tag'],
  [
    'a retention of zero',
    limits('retention_period: 0s'),
    TWO,
    'loki/retention-store',
    'loki.limits_config.retention_period',
  ],
  [
    'a retention that is none',
    limits('retention_period: banana'),
    TWO,
    'config/invalid-value',
    'loki.limits_config.retention_period',
  ],
  [
    'a retention off',
    '{ loki: { compactor: { retention_enabled: false } } }',
    TWO,
    'loki/retention-store',
    'loki.compactor.retention_enabled',
  ],
  [
    'a retention off, structured',
    structured('compactor: { retention_enabled: false }'),
    TWO,
    'loki/retention-store',
    'loki.structuredConfig.compactor.retention_enabled',
  ],
  [
    'streams of half a day',
    limits(`retention_stream: [{ ${STREAM}, period: 12h }]`),
    TWO,
    'config/invalid-value',
    'loki.limits_config.retention_stream[0].period',
  ],
  [
    'writers beside one pod',
    '{ write: { replicas: 3 } }',
    ['monolithic', 'distributed'],
    'values/refused',
    'write.replicas',
  ],
  ['ingesters beside others', '{ ingester: { replicas: 3 } }', TWO, 'values/refused', 'ingester.replicas'],
  ['two pods on a disk', '{ singleBinary: { replicas: 2 } }', ONE, 'values/refused', 'singleBinary.replicas'],
  ['no writers', '{ write: { replicas: 0 } }', SEVERAL, 'values/has-key', 'write.replicas'],
  [
    'five copies',
    '{ loki: { commonConfig: { replication_factor: 5 } } }',
    ALL,
    'loki/replication-factor',
    'loki.commonConfig.replication_factor',
  ],
  [
    'five copies by the ring',
    '{ loki: { ingester: { lifecycler: { ring: { replication_factor: 5 } } } } }',
    ALL,
    'loki/replication-factor',
    'loki.ingester.lifecycler.ring.replication_factor',
  ],
  ['a mode that is none', '{ deploymentMode: SimpleScaleable }', ALL, 'values/not-allowed', 'deploymentMode'],
  ['another mode', '{ deploymentMode: Distributed }', TWO, 'values/has-key', 'deploymentMode'],
  [
    'a request above the limit',
    '{ lokiCanary: { resources: { limits: { memory: 16Mi } } } }',
    TWO,
    'resources/request-above-limit',
    'lokiCanary.resources.limits.memory',
  ],
  [
    'another port',
    '{ loki: { server: { http_listen_port: 3200 } } }',
    TWO,
    'loki/fixed-value',
    'loki.server.http_listen_port',
  ],
  ['another name', '{ fullnameOverride: logs }', TWO, 'loki/fixed-value', 'fullnameOverride'],
  ['no canary', '{ lokiCanary: { enabled: false } }', TWO, 'values/has-key', 'lokiCanary.enabled'],
  [
    'a test without a canary',
    '{ lokiCanary: { enabled: false }, test: { enabled: true } }',
    TWO,
    'values/refused',
    'test.enabled',
  ],
  [
    'passwords without users',
    '{ gateway: { basicAuth: { enabled: true } } }',
    TWO,
    'values/refused',
    'gateway.basicAuth.enabled',
  ],
  [
    'a password',
    '{ gateway: { basicAuth: { enabled: true, username: a, password: b } } }',
    ONE,
    'secrets/inline-credential',
    'gateway.basicAuth.password',
  ],
  ['tenants', '{ loki: { auth_enabled: true } }', TWO, 'loki/tenant-closure', 'loki.auth_enabled'],
  ['a key that the chart does not know', '{ gatway: { replicas: 2 } }', TWO, 'values/unknown-key', 'gatway'],
  [
    'a key that Loki does not know',
    limits('max_streams_per_users: 3'),
    TWO,
    'config/unknown-key',
    'loki.limits_config.max_streams_per_users',
  ],
  [
    'a key of Loki 2',
    '{ loki: { compactor: { shared_store: s3 } } }',
    TWO,
    'config/removed-key',
    'loki.compactor.shared_store',
  ],
  ['a word for a number of pods', '{ gateway: { replicas: two } }', TWO, 'values/wrong-type', 'gateway.replicas'],
  [
    'a word for a number of Loki',
    limits('max_streams_per_user: many'),
    TWO,
    'config/invalid-value',
    'loki.limits_config.max_streams_per_user',
  ],
  [
    'a day for Go',
    '{ loki: { ingester: { chunk_idle_period: 1d } } }',
    TWO,
    'config/invalid-value',
    'loki.ingester.chunk_idle_period',
  ],
  [
    'no budget',
    '{ querier: { maxUnavailable: null } }',
    ['distributed'],
    'environment/invalid-value',
    'querier.maxUnavailable',
  ],
];

/** One chart only. */
const EACH: Readonly<Record<Chart, readonly Row[]>> = {
  grafana: [
    ['a mode of the other chart', '{ deploymentMode: Monolithic }', ALL, 'values/not-allowed', 'deploymentMode'],
    [
      'a switch of the other chart',
      '{ ignoreMinioDeprecation: true }',
      ONE,
      'values/unknown-key',
      'ignoreMinioDeprecation',
    ],
    [
      'no volume',
      '{ singleBinary: { persistence: { enabled: false } } }',
      ONE,
      'loki/directory-not-mounted',
      'singleBinary.persistence',
    ],
  ],
  community: [
    ['MinIO without its switch', '{ minio: { enabled: true } }', TWO, 'values/refused', 'minio.enabled'],
    ['a section of the other chart', '{ enterprise: { enabled: true } }', TWO, 'values/unknown-key', 'enterprise'],
    [
      'no volume',
      '{ singleBinary: { persistence: { enabled: false } } }',
      ONE,
      'loki/volume-lost',
      'singleBinary.persistence',
    ],
  ],
};

/** What values say, for each chart and topology that it is said of. */
export const BY_VALUES = (['grafana', 'community'] as const).flatMap((chart) =>
  [...BOTH, ...EACH[chart]].flatMap(([what, values, topologies, id, at]) =>
    topologies.map((topology) => ({ what, chart, topology, values, error: `${id} loki.values.${at}` })),
  ),
);

const ENGINES: Readonly<Record<string, readonly [engine: string, kind: string, name: string, values: string]>> = {
  flux: ['flux: {}', 'HelmRelease', 'loki', '/spec/values'],
  argocd: [
    'argocd: { namespace: argocd, server: "https://a.example.com", source: { repoUrl: "https://git.example.com/x.git", targetRevision: main } }',
    'Application',
    'logging-edge-loki',
    '/spec/source/helm/valuesObject',
  ],
};

/** What is said, at which value by which operation; the id that stands at it. */
const PATCHES: readonly (readonly [what: string, operation: string, path: string, value: string, id: string])[] = [
  ['no schema', 'remove', '/loki/schemaConfig', '', 'values/refused'],
  ['no delete store', 'remove', '/loki/compactor/delete_request_store', '', 'loki/retention-store'],
  ['another delete store', 'replace', '/loki/compactor/delete_request_store', 'gcs', 'loki/retention-store'],
  ['a retention off', 'remove', '/loki/compactor/retention_enabled', '', 'loki/retention-store'],
  ['a retention that is none', 'replace', '/loki/limits_config/retention_period', 'banana', 'config/invalid-value'],
  ['a limit that is none', 'add', '/loki/limits_config/max_query_lookback', 'banana', 'config/invalid-value'],
  ['a key that Loki does not know', 'add', '/loki/limits_config/max_streams_per_users', '3', 'config/unknown-key'],
  ['a key that the chart does not know', 'add', '/gatway', '{ replicas: 2 }', 'values/unknown-key'],
  ['a word for a number', 'add', '/gateway/replicas', 'two', 'values/wrong-type'],
  ['a mode that is none', 'replace', '/deploymentMode', 'Single', 'values/not-allowed'],
  ['five copies', 'replace', '/loki/commonConfig/replication_factor', '5', 'loki/replication-factor'],
  ['two pods on a disk', 'replace', '/singleBinary/replicas', '2', 'values/refused'],
  ['MinIO', 'add', '/minio', '{ enabled: true }', 'values/has-key'],
  ['another store', 'replace', '/loki/storage/type', 'gcs', 'values/has-key'],
  ['Loki 2', 'add', '/loki/image', '{ tag: 2.9.10 }', 'config/unknown-version'],
];

/** The same by patches, for each engine and chart. */
export const BY_PATCH = Object.entries(ENGINES).flatMap(([name, [engine, kind, release, at]]) =>
  (['grafana', 'community'] as const).flatMap((chart) =>
    PATCHES.map(([what, op, path, value, id]) => ({
      what,
      name,
      engine,
      chart,
      topology: 'monolithic' as const,
      patch: `{ target: { kind: ${kind}, name: ${release} }, operations: [{ op: ${op}, path: ${at}${path}${value && `, value: ${value}`} }] }`,
      id,
    })),
  ),
);
