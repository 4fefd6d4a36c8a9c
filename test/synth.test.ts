import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEnvironmentFiles } from '../lib/environment/files';
import { type SynthResult, synthesize } from '../lib/synth';

// Whole runs over a copy of what ships: what is written, what is refused, and what stays as it was.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synth-'));
  cpSync('environments', join(folder, 'environments'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const synth = (): SynthResult => {
  const { files } = listEnvironmentFiles(join(folder, 'environments'));
  return synthesize({ files, output: join(folder, 'dist'), scope: 'all' });
};
const ids = (result: SynthResult) => result.findings.map(({ finding }) => finding.id);
const edit = (file: string, from: string | RegExp, to: string) => {
  const path = join(folder, 'environments', file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${from} is not in ${file}`);
  writeFileSync(path, after);
};
const outputs = () =>
  existsSync(join(folder, 'dist'))
    ? readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(yaml|md)$/.test(path))
        .sort()
        .map((path) => [path, readFileSync(join(folder, 'dist', path), 'utf8')] as const)
    : [];

test('what ships is without findings, and a second run changes nothing', () => {
  expect(ids(synth())).toEqual([]);
  expect(synth().result).toEqual({ written: [], removed: [] });
});

test('a changed retention changes one file by one line', () => {
  synth();
  const before = outputs();
  edit('homelab-staging.yaml', 'retention: 7d', 'retention: 14d');
  expect(synth().result?.written.map((path) => path.split('/').slice(1).join('/'))).toEqual([
    '2-releases/loki-helmrelease.yaml',
  ]);
  const lines = (all: ReturnType<typeof outputs>) => all.flatMap(([, content]) => content.split('\n'));
  const changed = lines(outputs()).filter((line, index) => line !== lines(before)[index]);
  expect(changed.map((line) => line.trim())).toEqual(['retention_period: 336h']);
});

test('the folder of an environment that is gone is removed, and what others put there stays', () => {
  synth();
  writeFileSync(join(folder, 'dist/homelab-staging/notes.md'), 'mine\n');
  rmSync(join(folder, 'environments/homelab-staging.yaml'));
  synth();
  expect(outputs().filter(([path]) => path.startsWith('homelab-staging'))).toEqual([
    ['homelab-staging/notes.md', 'mine\n'],
  ]);
});

test('a warning is reported, and does not keep anything from being written', () => {
  edit('homelab-staging.yaml', /acknowledge:\n.*\n.*\n/, '');
  const result = synth();
  expect(ids(result)).toEqual(['loki/minio']);
  expect(result.result?.written.length).toBeGreaterThan(0);
});

test('an acknowledged warning stands in the README with its reason', () => {
  synth();
  const readme = readFileSync(join(folder, 'dist/homelab-staging/README.md'), 'utf8');
  expect(readme).toMatch(/\| `loki\/minio` \| .* \| Staging keeps its logs in the cluster, and they may be lost\. \|/);
});

test('an acknowledgement that nothing calls for is a warning itself', () => {
  edit('homelab-staging.yaml', 'id: loki/minio', 'id: loki/minoi');
  expect(ids(synth()).sort()).toEqual(['environment/unused-acknowledgement', 'loki/minio']);
});

/** A change to the production environment, and the finding that it must give. */
const BAD_INPUT: readonly (readonly [string, string | RegExp, string, string])[] = [
  ['a misspelt key', 'retention: 30d', 'retenton: 30d', 'environment/unknown-key'],
  [
    'an unknown chart version',
    'replicationFactor: 2',
    'chart: 6.48.7\n  replicationFactor: 2',
    'chart/unknown-version',
  ],
  [
    'a version of the other repository',
    'replicationFactor: 2',
    'chart: { repository: grafana-community, version: 6.49.0 }\n  replicationFactor: 2',
    'chart/wrong-repository',
  ],
  [
    'filesystem storage with several pods',
    /storage:\n( {4}.*\n)+/,
    'storage: { filesystem: {} }\n',
    'loki/filesystem-replicas',
  ],
  [
    'a replication factor above the replicas',
    'replicationFactor: 2',
    'replicationFactor: 5',
    'loki/replication-factor',
  ],
  [
    'retention without a store to delete from',
    'retention: 30d',
    'retention: 30d\n  values: { loki: { compactor: { delete_request_store: gcs } } }',
    'loki/retention-store',
  ],
  ['retention of less than a day', 'retention: 30d', 'retention: 12h', 'loki/retention-too-short'],
  [
    'a first schema period that may be in the future',
    'retention: 30d',
    'retention: 30d\n  schema: [{ from: "2031-01-01" }]',
    'loki/schema-future',
  ],
  [
    'a missing bucket',
    'buckets: { chunks: loki-production, ruler: loki-production }',
    'buckets: {}',
    'loki/bucket-missing',
  ],
  ['an inline credential', 'credentialsSecret: loki-s3-secret', 'accessKeyId: fixture', 'secrets/inline-credential'],
  [
    'an inline credential beside a Secret',
    'credentialsSecret: loki-s3-secret',
    'credentialsSecret: loki-s3-secret\n      accessKeyId: fixture',
    'secrets/inline-and-secret',
  ],
  [
    'a node file outside of any mount',
    'cluster: production',
    'cluster: production\nlogs: { nodeFiles: [{ path: /opt/app.log, job: app }] }',
    'logs/node-file-outside-mount',
  ],
  ['a duration that is none', 'retention: 30d', 'retention: banana', 'environment/duration'],
  ['YAML that does not parse', 'cluster: production', 'cluster: [production', 'environment/yaml'],
  [
    'a values key that the chart does not know',
    'retention: 30d',
    'retention: 30d\n  values: { gatway: { replicas: 2 } }',
    'values/unknown-key',
  ],
  ['a base that does not exist', 'extends: bases/homelab.yaml', 'extends: bases/homelap.yaml', 'environment/extends'],
  [
    'a namespace level that refuses the pods',
    'monitoring: { existing: true }',
    'monitoring: { podSecurity: restricted }',
    'namespaces/pod-security',
  ],
  [
    'a namespace that nothing runs in',
    'monitoring: { existing: true }',
    'logging: { existing: true }',
    'namespaces/unused',
  ],
  [
    'a patch without a target',
    'cluster: production',
    'cluster: production\npatches: [{ target: { kind: HelmRelease, name: lokki }, operations: [{ op: remove, path: /spec/timeout }] }]',
    'patches/no-target',
  ],
  [
    'a patch that does not fit',
    'cluster: production',
    'cluster: production\npatches: [{ target: { kind: HelmRelease, name: loki }, operations: [{ op: remove, path: /spec/timeouts }] }]',
    'patches/failed',
  ],
];

/** The same for the environment with a mesh, a tenant and two tiers of collectors. */
const BAD_MESH_INPUT: readonly (readonly [string, string | RegExp, string, string])[] = [
  ['no addresses of nodes', /nodeCidrs: .*/, 'nodeMemory: 16Gi', 'mesh/missing-cidrs'],
  ['addresses of everybody', /nodeCidrs: .*/, 'nodeCidrs: [0.0.0.0/0]', 'mesh/open-cidr'],
  [
    'an image without a component',
    'receiver:\n      namespace: otel-receiver',
    'receiver:\n      values: { image: { repository: ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s } }\n      namespace: otel-receiver',
    'otel/component-missing',
  ],
  [
    'OTLP into a Loki that may not take it',
    'retention: 30d',
    'retention: 30d\n  values: { loki: { limits_config: { allow_structured_metadata: false } } }',
    'loki/otlp-schema',
  ],
  [
    'a tenant that only writes',
    'retention: 30d',
    'retention: 30d\n  values: { loki: { auth_enabled: false } }',
    'loki/tenant-closure',
  ],
  ['a tenant name that Loki refuses', 'tenant: prod', 'tenant: prod/eu', 'loki/tenant'],
  [
    'a mesh label on a workload of the node network',
    'mesh:',
    'namespaces: { otel-receiver: { labels: { istio.io/dataplane-mode: ambient } } }\nmesh:',
    'mesh/label-on-host-network',
  ],
  [
    'one port for two senders',
    'talos: true',
    'talos: { kernelPort: 6050, servicePort: 6050 }',
    'otel/host-port-conflict',
  ],
  ['Talos without a receiver', / {4}receiver:\n( {6}.*\n)+/, '', 'otel/receiver-missing'],
  [
    'events, which this collector does not read',
    'talos: true',
    'talos: true\n  events: true',
    'otel/source-unsupported',
  ],
];

const refuses = (file: string) => (_: string, from: string | RegExp, to: string, id: string) => {
  synth();
  const before = outputs();
  edit(file, from, to);
  const { findings, result } = synth();
  const located = findings.find(({ finding }) => finding.id === id);
  expect(findings.map(({ finding }) => finding.id)).toContain(id);
  expect(located?.location).toMatch(/environments\/.*\.yaml:\d+:\d+$/);
  expect(located?.finding).toMatchObject({
    severity: 'error',
    problem: expect.stringMatching(/./),
    consequence: expect.stringMatching(/./),
    fix: expect.stringMatching(/./),
  });
  expect(result).toBeUndefined();
  expect(outputs()).toEqual(before);
};

test.each(BAD_INPUT)(
  '%s is an error that says where and how, and dist/ stays as it was',
  refuses('homelab-production.yaml'),
);
test.each(BAD_MESH_INPUT)(
  '%s is an error that says where and how, and dist/ stays as it was',
  refuses('talos-ambient.yaml'),
);

test('a tenant that nobody reads is a warning', () => {
  edit('talos-ambient.yaml', /grafana:\n {2}datasource:\n {4}namespace: grafana\n/, '');
  expect(ids(synth())).toContain('loki/tenant-reader');
});

test('one more namespace that reads costs a few lines', () => {
  synth();
  const before = outputs();
  edit('talos-ambient.yaml', 'retention: 30d', 'retention: 30d\n  readers: [{ namespace: audit }]');
  edit('talos-ambient.yaml', 'members: [grafana, otel-metrics]', 'members: [audit, grafana, otel-metrics]');
  synth();
  const lines = (all: ReturnType<typeof outputs>) =>
    all.flatMap(([path, content]) => content.split('\n').map((line) => `${path} ${line}`));
  const [old, now] = [lines(before), lines(outputs())];
  expect(ids(synth())).toEqual([]);
  expect(now.length - old.length).toBeGreaterThan(0);
  expect(now.length - old.length).toBeLessThan(15);
});

test('two environments of one name are an error', () => {
  cpSync(join(folder, 'environments/homelab-staging.yaml'), join(folder, 'environments/homelab-staging.yml'));
  const result = synth();
  expect(ids(result)).toContain('environment/duplicate-name');
  expect(result.result).toBeUndefined();
});

test('a circle of bases is an error', () => {
  edit('bases/homelab.yaml', 'platform:', 'extends: ../homelab-production.yaml\nplatform:');
  expect(ids(synth())).toContain('environment/extends');
});

describe('the schema history in dist/', () => {
  const periods = (list: string) =>
    edit('homelab-production.yaml', 'retention: 30d', `retention: 30d\n  schema: ${list}`);

  test.each([
    ['edited', '[{ from: "2024-04-01", indexPrefix: other_ }]'],
    ['removed', '[{ from: "2024-05-01" }]'],
  ])('a period that is %s is an error', (_, list) => {
    synth();
    periods(list);
    expect(ids(synth())).toContain('loki/schema-history');
  });

  test('a new period at the end is fine', () => {
    synth();
    periods('[{ from: "2024-04-01" }, { from: "2026-01-01", indexPrefix: next_ }]');
    expect(ids(synth())).toEqual([]);
  });
});

test('a patch changes its object, and the README shows it', () => {
  const patch =
    'patches: [{ target: { kind: HelmRelease, name: loki }, operations: [{ op: replace, path: /spec/timeout, value: 30m }] }]';
  edit('homelab-production.yaml', 'cluster: production', `cluster: production\n${patch}`);
  expect(ids(synth())).toEqual([]);
  const read = (path: string) => readFileSync(join(folder, 'dist/homelab-production', path), 'utf8');
  expect(read('2-releases/loki-helmrelease.yaml')).toContain('timeout: 30m');
  expect(read('README.md')).toContain('"path": "/spec/timeout"');
});
