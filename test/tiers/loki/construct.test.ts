import { Testing } from 'cdk8s';
import { FluxDelivery } from '../../../lib/delivery/flux/construct';
import { formatFinding } from '../../../lib/findings/report';
import { valueAt } from '../../../lib/kubernetes/json';
import { toJson } from '../../../lib/kubernetes/manifest';
import { MeshPolicies } from '../../../lib/mesh/construct';
import { Alerts } from '../../../lib/monitoring/alerts';
import { Alloy } from '../../../lib/tiers/alloy/construct';
import { GrafanaDatasource } from '../../../lib/tiers/grafana/construct';
import { ExistingLoki, Loki } from '../../../lib/tiers/loki/construct';
import type { ExistingLokiProps } from '../../../lib/tiers/loki/existing-props';
import type { LokiProps } from '../../../lib/tiers/loki/props';
import { LokiStorage } from '../../../lib/tiers/loki/storage/kinds';
import { Duration } from '../../../lib/units/duration';
import { Size } from '../../../lib/units/size';
import { endpointUrl } from '../../../lib/wiring/endpoint';
import { alloyIn, delivered, emptyChart, errorOf, LOKI, lokiIn, named } from '../../support/app';
import { synthFindings } from '../../support/synth-findings';

/** Every prop: a new one must be added here. */
const everything: Required<LokiProps> = {
  namespace: 'logs',
  retention: Duration.days(7),
  storage: LokiStorage.s3({
    endpoint: 'https://s3.example.com',
    region: 'eu-west-1',
    forcePathStyle: true,
    buckets: { chunks: 'chunks' },
    credentialsSecret: 'loki-s3',
  }),
  chart: { repository: 'grafana-community', version: '18.11.0' },
  topology: 'distributed',
  replicas: { ingester: 6, compactor: 1 },
  replicationFactor: 3,
  schema: [
    { from: '2023-04-01', objectStore: 'gcs' },
    { from: '2024-04-01', indexPrefix: 'index_' },
  ],
  earlierStorage: [LokiStorage.gcs({ buckets: { chunks: 'old' }, credentialsSecret: 'gcs' })],
  structuredMetadata: true,
  zones: ['eu-1a', 'eu-1b', 'eu-1c'],
  volume: Size.gibibytes(50),
  storageClass: 'fast',
  caches: { chunks: Size.mebibytes(512), results: Size.mebibytes(256) },
  gateway: { replicas: 2, authentication: { htpasswdSecret: 'htpasswd', credentialsSecret: 'credentials' } },
  access: 'gateway',
  canary: false,
  resources: { ingester: { limits: { memory: '2Gi' } } },
  rules: {
    alertmanager: 'http://alertmanager.watch:9093',
    groups: [{ name: 'panics', rules: [{ alert: 'Panic', expr: 'sum(rate({app="a"} |= "panic" [5m])) > 0' }] }],
  },
  tenant: 'edge',
  otlpIndexLabels: ['deployment.environment'],
  limits: { maxStreams: 10_000 },
  chunks: { maxAge: Duration.hours(1) },
  values: { ingester: { podLabels: { team: 'platform' } } },
  packaging: 'helm',
  meshed: true,
  platform: { distribution: 'rke2', nodes: 5, nodeMemory: Size.gibibytes(16), clusterDomain: 'edge.internal' },
  acknowledge: [],
};

const valuesOf = (loki: Loki) => toJson(loki.content.releases[0]?.values);

test('the least that is said is a Loki with one pod on its own volume', () => {
  const chart = emptyChart();
  const loki = lokiIn(chart);
  const objects = delivered(chart, loki);
  expect(loki.findings).toEqual([]);
  expect(named(objects, 'Namespace', 'logging')).toBeDefined();
  expect(named(objects, 'HelmRelease', 'loki')?.spec).toMatchObject({ targetNamespace: 'logging' });
  expect(endpointUrl(loki.content.query)).toBe('http://loki-gateway.logging.svc.cluster.local');
});

test('whatever is said reaches the release', () => {
  const chart = emptyChart();
  const loki = new Loki(chart, 'loki', everything);
  const objects = delivered(chart, loki);
  const values = valuesOf(loki);
  expect(loki.findings).toEqual([]);
  expect(valueAt(values, 'deploymentMode')).toBe('Distributed');
  expect(valueAt(values, 'ingester', 'replicas')).toBe(6);
  expect(valueAt(values, 'ingester', 'podLabels')).toEqual({ team: 'platform' });
  expect(valueAt(values, 'loki', 'storage', 'bucketNames', 'chunks')).toBe('chunks');
  expect(loki.content.push).toMatchObject({ tenant: 'edge', credentialsSecret: 'credentials' });
  expect(loki.content.push.host).toBe('loki-gateway.logs.svc.edge.internal');
  expect(named(objects, 'HelmRelease', 'loki')?.spec).toMatchObject({ chart: { spec: { version: '18.11.0' } } });
});

test('without Helm it is plain objects', () => {
  const chart = emptyChart();
  const loki = lokiIn(chart, { packaging: 'manifests', gateway: false, canary: false });
  expect(named(delivered(chart, loki), 'StatefulSet', 'loki')).toBeDefined();
});

describe('what is wrong', () => {
  test('stops the synth with the text of the command', () => {
    const chart = emptyChart();
    lokiIn(chart, { replicationFactor: 5 });
    const [told] = synthFindings('replicationFactor: 5');
    expect(told).toMatchObject({ id: 'loki/replication-factor' });
    expect(errorOf(chart)).toContain(`[test/loki] ${told && formatFinding({ finding: told, location: 'test/loki' })}`);
  });

  test.each<[string, Partial<LokiProps>]>([
    ['loki/replicas', { topology: 'distributed', replicas: 3 }],
    ['chart/unknown-version', { chart: '1.2.3' }],
    [
      'loki/rule-kind',
      { rules: { alertmanager: 'http://a', groups: [{ name: 'g', rules: [{ expr: 'vector(1)' }] }] } },
    ],
    ['values/unknown-key', { values: { gatway: { enabled: false } } }],
  ])('%s is a validation too', (id, props) => {
    const chart = emptyChart();
    const loki = lokiIn(chart, props);
    expect(loki.findings.map((finding) => finding.id)).toEqual([id]);
    expect(errorOf(chart)).toContain(`error  ${id}`);
  });

  test('keeps it from being asked, and says why', () => {
    const loki = lokiIn(emptyChart(), { replicationFactor: 5 });
    expect(loki.isBuilt).toBe(false);
    expect(() => loki.content).toThrow('loki/replication-factor');
  });

  test('is told once, and not again by what stands on it', () => {
    const chart = emptyChart();
    const loki = lokiIn(chart, { replicationFactor: 5 });
    const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: loki });
    const alerts = new Alerts(chart, 'alerts', { watches: [loki, alloy] });
    const datasource = new GrafanaDatasource(chart, 'datasource', { namespace: 'grafana', store: loki });
    const mesh = new MeshPolicies(chart, 'mesh', { parts: [loki, alloy], members: ['grafana'] });
    new FluxDelivery(chart, 'flux', { parts: [mesh, loki, alloy, alerts, datasource], namespaces: { nowhere: {} } });
    expect(errorOf(chart).match(/error {2}\S+/g)).toEqual(['error  loki/replication-factor']);
    expect([alloy, alerts, datasource, mesh].map(({ isBuilt }) => isBuilt)).toEqual([false, false, false, false]);
  });
});

describe('what is risky', () => {
  const risky = { topology: 'simple-scalable', storage: LokiStorage.minio({ credentialsSecret: 'minio' }) } as const;
  const reason = 'It is staging.';
  beforeEach(() => void jest.spyOn(console, 'error').mockImplementation());
  afterEach(() => jest.restoreAllMocks());

  test('is printed once, with the way to accept it', () => {
    const chart = emptyChart();
    const loki = lokiIn(chart, { ...risky, chart: '6.49.0' });
    delivered(chart, loki);
    Testing.synth(chart);
    expect(loki.findings.map(({ id, severity }) => [id, severity])).toContainEqual(['loki/minio', 'warning']);
    const printed = jest.mocked(console.error).mock.calls.map(([text]) => String(text));
    expect(printed.filter((text) => text.includes('loki/minio'))).toEqual([
      expect.stringContaining("acknowledge: [{ id: 'loki/minio', reason: '…' }]"),
    ]);
    expect(new Set(printed).size).toBe(printed.length);
  });

  test('is silent once it is acknowledged', () => {
    const chart = emptyChart();
    const open = lokiIn(emptyChart(), { ...risky, chart: '6.49.0' }).findings.map(({ id }) => id);
    const acknowledge = [...new Set(open)].map((id) => ({ id, reason }));
    const loki = lokiIn(chart, { ...risky, chart: '6.49.0', acknowledge });
    delivered(chart, loki);
    expect(loki.findings).toEqual([]);
    expect(console.error).not.toHaveBeenCalled();
  });

  test('an acknowledgement that nothing calls for is a warning', () => {
    const loki = lokiIn(emptyChart(), { acknowledge: [{ id: 'loki/minio', reason }] });
    expect(loki.findings).toMatchObject([{ id: 'environment/unused-acknowledgement' }]);
  });
});

describe('a Loki that someone else runs', () => {
  const everything: Required<ExistingLokiProps> = {
    pushUrl: 'https://logs.example.com/loki/api/v1/push',
    queryUrl: 'https://queries.example.com',
    otlpUrl: 'https://otlp.example.com/otlp',
    tenant: 'edge',
    credentialsSecret: 'credentials',
    structuredMetadata: false,
    platform: { clusterDomain: 'edge.internal' },
    acknowledge: [],
  };

  test('needs its URL alone', () => {
    const loki = new ExistingLoki(emptyChart(), 'loki', { pushUrl: everything.pushUrl });
    expect(endpointUrl(loki.content.query)).toBe('https://logs.example.com');
    expect(endpointUrl(loki.content.otlp)).toBe('https://logs.example.com/otlp');
  });

  test('is called as it is said', () => {
    const { content, findings } = new ExistingLoki(emptyChart(), 'loki', everything);
    expect(findings).toEqual([]);
    expect(content.push).toMatchObject({ tenant: 'edge', credentialsSecret: 'credentials' });
    expect([content.push, content.query, content.otlp].map(endpointUrl)).toEqual([
      everything.pushUrl,
      everything.queryUrl,
      everything.otlpUrl,
    ]);
    expect(content.settings.structuredMetadata).toBe(false);
  });

  test('is checked, and delivered by nobody', () => {
    const chart = emptyChart();
    new ExistingLoki(chart, 'loki', { pushUrl: 'https://logs.example.com/push' });
    expect(errorOf(chart)).toContain('loki/existing-url');
    expect(errorOf(chart)).not.toContain('delivery/part-left-out');
  });
});

test('a part that no delivery is given stops the synth', () => {
  const chart = emptyChart();
  alloyIn(chart);
  expect(errorOf(chart)).toContain('[test/alloy] error  delivery/part-left-out');
});

test('two in one app do not meet', () => {
  const chart = emptyChart();
  const one = new Loki(chart, 'one', LOKI);
  const other = new Loki(chart, 'other', { ...LOKI, namespace: 'audit' });
  const objects = delivered(chart, one, other);
  const releases = objects
    .filter(({ kind }) => kind === 'HelmRelease')
    .map(({ metadata, spec }) => [metadata.name, spec]);
  expect(releases).toMatchObject([
    ['loki', { releaseName: 'loki', targetNamespace: 'logging' }],
    ['loki-audit', { releaseName: 'loki', targetNamespace: 'audit' }],
  ]);
});
