import { changed, FILE, only, summaries } from './in-memory';

const SCALABLE = '  topology: simple-scalable\n';

describe.each([
  // Unknown keys: a slip of the pen, a key of another level, one of Loki's own, one like nothing we know.
  ['retention: 30d', 'retension: 30d', 'environment/unknown-key', '6:3', 'write `retention` instead of `retension`'],
  ['  retention: 30d', 'retention: 30d', 'environment/yaml', '6:12', 'in quotes'],
  [
    'cluster: production\n',
    'cluster: production\nretention: 30d\n',
    'environment/unknown-key',
    '2:1',
    'loki:\n  retention: 30d',
  ],
  [
    '  retention: 30d',
    '  retention: 30d\n  replication_factor: 3',
    'environment/unknown-key',
    '7:3',
    'write `replicationFactor`',
  ],
  ['flux: {}', 'flux: { sorcery: true }', 'environment/unknown-key', '3:21', 'namespace, source, path, interval'],
  [
    'filesystem: {}',
    'filesystem: { path: /x }',
    'environment/unknown-key',
    '7:28',
    'delete it: no keys are known here',
  ],
  // Values of a wrong kind
  ['distribution: k3s', 'distribution: K3S', 'environment/invalid-value', '2:13', 'distribution: k3s'],
  ['distribution: k3s', 'distribution: minikube', 'environment/invalid-value', '2:13', 'write one of talos, k3s, rke2'],
  ['nodes: 3', 'nodes: three', 'environment/invalid-value', '2:32', 'nodes: 3'],
  ['nodes: 3', 'nodes: 0', 'environment/invalid-value', '2:32', 'nodes: 3'],
  ['nodes: 3', 'nodes: 2.5', 'environment/invalid-value', '2:32', 'nodes: 3'],
  ['nodes: 3', 'nodes:', 'environment/invalid-value', '2:32', 'nodes: 3'],
  ['flux: {}', 'flux:', 'environment/invalid-value', '3:13', 'flux: {}'],
  ['flux: {}', 'flux: [a]', 'environment/invalid-value', '3:13', 'flux: {}'],
  ['  retention', '  gateway: perhaps\n  retention', 'environment/invalid-value', '6:3', 'gateway: true'],
  ['  retention', '  gateway: { replicas: none }\n  retention', 'environment/invalid-value', '6:14', 'replicas: 1'],
  [
    '  retention',
    '  gateway: { pods: 2, replicas: 1 }\n  retention',
    'environment/unknown-key',
    '6:14',
    'logs:\n  pods: true',
  ],
  ['  retention', '  schema: []\n  retention', 'environment/invalid-value', '6:3', 'schema:\n  - from: 2024-04-01'],
  [
    '  retention',
    '  schema: [{ from: 2024-02-30 }]\n  retention',
    'environment/invalid-value',
    '6:14',
    'from: 2024-04-01',
  ],
  ['  retention', '  values: { a: [1, { b: }] }\n  retention', 'environment/invalid-value', '6:22', 'delete the key'],
  ['  retention', '  values: { a: .nan }\n  retention', 'environment/invalid-value', '6:13', 'delete the key'],
  ['cluster: production', 'cluster: 1', 'environment/invalid-value', '1:1', 'cluster: "1"'],
  ['cluster: production', 'namespaces: { Big: {} }\ncluster: x', 'environment/invalid-value', '1:15', '`monitoring`'],
  // Missing keys
  ['cluster: production\n', '', 'environment/missing-key', '1:1', 'add\ncluster: production'],
  ['  retention: 30d\n', '', 'environment/missing-key', '4:1', 'add\nloki:\n  retention: 30d'],
  [
    'loki:\n  namespace: monitoring\n  retention: 30d\n  storage: { filesystem: {} }\n',
    '',
    'environment/missing-key',
    '1:1',
    'add\nloki:\n  namespace: monitoring\n  retention: 30d\n  storage:\n    filesystem: {}',
  ],
  // Durations and sizes
  ['30d', 'banana', 'environment/duration', '6:3', 'retention: 30d'],
  ['30d', '30', 'environment/duration', '6:3', 'retention: 30d'],
  ['30d', '0d', 'environment/duration', '6:3', 'retention: 30d'],
  ['30d', '1000000w', 'environment/duration', '6:3', 'retention: 30d'],
  ['flux: {}', 'flux: { interval: soon }', 'environment/duration', '3:21', 'interval: 10m'],
  ['  retention', '  volume: 10GB\n  retention', 'environment/size', '6:3', 'volume: 10Gi'],
  ['  retention', '  volume: 10\n  retention', 'environment/size', '6:3', 'volume: 10Gi'],
  ['  retention', '  volume: 0Gi\n  retention', 'environment/size', '6:3', 'volume: 10Gi'],
  // Charts
  [
    '  retention',
    '  chart: 6.48.0\n  retention',
    'chart/unknown-version',
    '6:3',
    'chart: 6.49.0 # grafana, loki 3.6.3',
  ],
  [
    '  retention',
    '  chart: { repository: nobody }\n  retention',
    'chart/unknown-version',
    '6:3',
    'chart: 18.11.0 # grafana-community',
  ],
  [
    '  retention',
    '  chart: { repository: grafana-community, version: 6.49.0 }\n  retention',
    'chart/wrong-repository',
    '6:3',
    'chart: { repository: grafana, version: 6.49.0 }',
  ],
  ['  retention', '  chart: 6.49\n  retention', 'environment/invalid-value', '6:3', 'chart: 6.49.0'],
  // Replicas
  [
    '  retention',
    `${SCALABLE}  replicas: { ingester: 2 }\n  retention`,
    'loki/replicas',
    '7:15',
    'write, read, backend',
  ],
  [
    '  retention',
    `${SCALABLE}  replicas: { ingester: 2 }\n  retention`,
    'loki/replicas',
    '7:15',
    'topology: distributed',
  ],
  [
    '  retention',
    `${SCALABLE}  replicas: 3\n  retention`,
    'loki/replicas',
    '7:3',
    'replicas: { write: 3, read: 3, backend: 3 }',
  ],
  ['  retention', `  replicas: { writer: 2 }\n  retention`, 'environment/unknown-key', '6:15', 'write `write`'],
  // Storage
  ['{ filesystem: {} }', '{}', 'storage/kind', '7:3', 'storage:\n  filesystem: {}'],
  [
    '{ filesystem: {} }',
    '{ filesystem: {}, minio: { credentialsSecret: a } }',
    'storage/kind',
    '7:30',
    'keep one of filesystem and minio',
  ],
  [
    '{ filesystem: {} }',
    '{ s3: { region: a, credentialsSecret: b } }',
    'loki/bucket-missing',
    '7:14',
    'loki:\n  storage:\n    s3:\n      buckets:\n        chunks: loki-chunks',
  ],
  [
    '{ filesystem: {} }',
    '{ gcs: { buckets: {}, credentialsSecret: b } }',
    'loki/bucket-missing',
    '7:21',
    '        chunks: loki-chunks',
  ],
  [
    '{ filesystem: {} }',
    '{ s3: { region: a, buckets: { chunks: abc } } }',
    'storage/identity',
    '7:14',
    'credentialsSecret: loki-s3-secret\nroleArn: arn:',
  ],
  [
    '{ filesystem: {} }',
    '{ s3: { region: a, buckets: { chunks: abc }, credentialsSecret: a, roleArn: "arn:aws:iam::123456789012:role/x" } }',
    'storage/identity',
    '7:79',
    'delete roleArn, or delete credentialsSecret',
  ],
  // Rules and patches
  [
    '  retention',
    '  rules: { alertmanager: "http://a", groups: [{ name: g, rules: [{ expr: x }] }] }\n  retention',
    'loki/rule-kind',
    '6:66',
    'alert: ',
  ],
  [
    'cluster',
    'patches: [{ target: { kind: A, name: b }, operations: [{ op: add, path: /a }] }]\ncluster',
    'patches/operation',
    '1:56',
    'value: ',
  ],
  [
    'cluster',
    'patches: [{ target: { kind: A, name: b }, operations: [{ op: copy, path: /a }] }]\ncluster',
    'patches/operation',
    '1:56',
    'from: ',
  ],
  [
    'cluster',
    'acknowledge: [{ id: loki/minio, reason: " " }]\ncluster',
    'environment/invalid-value',
    '1:33',
    'reason: ',
  ],
])('%j → %j', (from, to, id, place, fix) => {
  const located = () => only(changed(from, to));

  it(`is ${id} at ${place}`, () => {
    expect(summaries([located()])).toEqual([`${id} ${FILE}:${place}`]);
    expect(located().finding.severity).toBe('error');
  });

  it('says what to paste', () => {
    expect(located().finding.fix).toContain(fix);
  });
});
