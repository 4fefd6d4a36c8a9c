import { formatFix } from '../../lib/findings/fix-text';
import { changed, FILE, only, summaries } from './in-memory';

const SCALABLE = '  topology: simple-scalable\n';

describe.each([
  // Unknown keys: a slip of the pen, a key of another level, one of Loki's own, one like nothing we know.
  ['retention: 30d', 'retension: 30d', 'environment/unknown-key', '6:3', 'write `retention` instead of `retension`'],
  ['  retention: 30d', 'retention: 30d', 'environment/yaml', '6:1', 'as many blanks'],
  [
    'cluster: production\n',
    'cluster: production\nretention: 30d\n',
    'environment/unknown-key',
    '2:1',
    'delete `retention`; or write its value as `loki.retention`',
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
    'delete `loki.storage.filesystem.path`',
  ],
  // Values of a wrong kind
  ['distribution: k3s', 'distribution: K3S', 'environment/invalid-value', '2:13', 'distribution: k3s'],
  ['distribution: k3s', 'distribution: minikube', 'environment/invalid-value', '2:13', 'write one of talos, k3s, rke2'],
  ['nodes: 3', 'nodes: three', 'environment/invalid-value', '2:32', 'write a whole number of 1 or more, such as 3'],
  ['nodes: 3', 'nodes: 0', 'environment/invalid-value', '2:32', 'write a whole number of 1 or more, such as 3'],
  ['nodes: 3', 'nodes: 2.5', 'environment/invalid-value', '2:32', 'write a whole number of 1 or more, such as 3'],
  ['nodes: 3', 'nodes:', 'environment/invalid-value', '2:32', 'write a whole number of 1 or more, such as 3'],
  ['flux: {}', 'flux:', 'environment/invalid-value', '3:13', 'flux: {}'],
  ['flux: {}', 'flux: [a]', 'environment/invalid-value', '3:13', 'write a map with namespace, source'],
  [
    '  retention',
    '  gateway: perhaps\n  retention',
    'environment/invalid-value',
    '6:3',
    'write true or false, or a map with',
  ],
  [
    '  retention',
    '  gateway: { replicas: none }\n  retention',
    'environment/invalid-value',
    '6:14',
    'write a whole number of 1 or more',
  ],
  ['  retention', '  gateway: { pods: 2, replicas: 1 }\n  retention', 'environment/unknown-key', '6:14', '`logs.pods`'],
  ['  retention', '  schema: []\n  retention', 'environment/invalid-value', '6:3', 'write a list that is not empty'],
  [
    '  retention',
    '  schema: [{ from: 2024-02-30 }]\n  retention',
    'environment/invalid-value',
    '6:14',
    'such as 2024-04-01',
  ],
  ['  retention', '  values: { a: [1, { b: }] }\n  retention', 'environment/invalid-value', '6:22', 'delete the key'],
  ['  retention', '  values: { a: .nan }\n  retention', 'environment/invalid-value', '6:13', 'delete the key'],
  ['cluster: production', 'cluster: 1', 'environment/invalid-value', '1:1', 'cluster: "1"'],
  ['cluster: production', 'namespaces: { Big: {} }\ncluster: x', 'environment/invalid-value', '1:15', '`monitoring`'],
  // Missing keys
  ['cluster: production\n', '', 'environment/missing-key', '1:1', 'write `cluster`, such as production'],
  ['  retention: 30d\n', '', 'environment/missing-key', '4:1', 'write `loki.retention`, such as 30d'],
  [
    'loki:\n  namespace: monitoring\n  retention: 30d\n  storage: { filesystem: {} }\n',
    '',
    'environment/missing-key',
    '1:1',
    'write `loki` with `namespace`, `retention` and `storage`',
  ],
  // Durations and sizes
  ['30d', 'banana', 'environment/duration', '6:3', 'such as 30d'],
  ['30d', '7', 'environment/duration', '6:3', 'loki:\n  retention: 7d'],
  ['30d', '7 days', 'environment/duration', '6:3', 'loki:\n  retention: 7d'],
  ['30d', '0d', 'environment/duration', '6:3', 'such as 30d'],
  ['30d', '1000000w', 'environment/duration', '6:3', 'such as 30d'],
  ['flux: {}', 'flux: { interval: soon }', 'environment/duration', '3:21', 'such as 10m'],
  ['flux: {}', 'flux: { interval: 10 }', 'environment/duration', '3:21', 'each with ms, s, m, h, d or w'],
  ['  retention', '  volume: 10GB\n  retention', 'environment/size', '6:3', 'volume: 10G'],
  ['  retention', '  volume: 10\n  retention', 'environment/size', '6:3', 'volume: 10Gi'],
  ['  retention', '  volume: 0Gi\n  retention', 'environment/size', '6:3', 'such as 10Gi'],
  // Charts
  [
    '  retention',
    '  chart: 2.9.11\n  retention',
    'chart/unknown-version',
    '6:3',
    '18.11.0 (grafana-community, loki 3.7.6)',
  ],
  [
    '  retention',
    '  chart: { repository: nobody }\n  retention',
    'chart/wrong-repository',
    '6:12',
    'repository: grafana',
  ],
  [
    '  retention',
    '  chart: { repository: grafana-community, version: 6.49.0 }\n  retention',
    'chart/wrong-repository',
    '6:3',
    'repository: grafana',
  ],
  ['  retention', '  chart: 6.49\n  retention', 'environment/invalid-value', '6:3', 'such as 6.49.0'],
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
    'the topology distributed',
  ],
  [
    '  retention',
    `${SCALABLE}  replicas: 3\n  retention`,
    'loki/replicas',
    '7:3',
    'replicas:\n    write: 3\n    read: 3\n    backend: 3',
  ],
  ['  retention', `  replicas: { writer: 2 }\n  retention`, 'environment/unknown-key', '6:15', 'write `write`'],
  // Storage
  ['{ filesystem: {} }', '{}', 'storage/kind', '7:3', 'name where lines go'],
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
    'write `loki.storage.s3.buckets` with `chunks`',
  ],
  [
    '{ filesystem: {} }',
    '{ gcs: { buckets: {}, credentialsSecret: b } }',
    'loki/bucket-missing',
    '7:21',
    'write `loki.storage.gcs.buckets.chunks`, such as loki-chunks',
  ],
  [
    '{ filesystem: {} }',
    '{ s3: { region: a, buckets: { chunks: abc } } }',
    'storage/identity',
    '7:14',
    'such as loki-s3-secret, or roleArn with the ARN of an IAM role, such as arn:',
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
    'name the alert with `alert`',
  ],
  [
    'cluster',
    'patches: [{ target: { kind: A, name: b }, operations: [{ op: add, path: /a }] }]\ncluster',
    'patches/operation',
    '1:56',
    'say with `value`',
  ],
  [
    'cluster',
    'patches: [{ target: { kind: A, name: b }, operations: [{ op: copy, path: /a }] }]\ncluster',
    'patches/operation',
    '1:56',
    'say with `from`',
  ],
  [
    'cluster',
    'acknowledge: [{ id: loki/minio, reason: " " }]\ncluster',
    'environment/invalid-value',
    '1:33',
    'write a text that is not empty',
  ],
])('%j → %j', (from, to, id, place, fix) => {
  const located = () => only(changed(from, to));

  it(`is ${id} at ${place}`, () => {
    expect(summaries([located()])).toEqual([`${id} ${FILE}:${place}`]);
    expect(located().finding.severity).toBe('error');
  });

  it('says what to paste', () => {
    expect(formatFix(located().finding.fix)).toContain(fix);
  });
});
