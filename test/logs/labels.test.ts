import { labelContract } from '../../lib/logs/labels';

const logs = { cluster: 'x', nodeFiles: [], nodeDirectories: [] };

test('each source has its labels, in the order in which people read them', () => {
  const contract = labelContract({
    ...logs,
    pods: { excludeNamespaces: [] },
    nodeFiles: [{ path: '/var/log/syslog', job: 'x' }],
    events: { job: 'x' },
  });
  expect(contract.map(({ source, labels }) => `${source}: ${labels.map(({ name }) => name).join(' ')}`)).toEqual([
    'pods: cluster namespace pod container node app job stream container_runtime',
    'nodeFiles: cluster node job',
    'events: cluster namespace job',
  ]);
});

describe('OpenTelemetry collectors', () => {
  const all = {
    ...logs,
    pods: { excludeNamespaces: [] },
    nodeFiles: [{ path: '/var/log/syslog', job: 'x' }],
    events: { job: 'x' },
    talos: { kernelPort: 6050, servicePort: 6051 },
  };
  const summary = (labeller: 'otel' | 'otlp') =>
    labelContract(all, labeller).map(({ source, labels }) => `${source}: ${labels.map(({ name }) => name).join(' ')}`);

  test('have the same labels, but for the runtime, and read no events', () => {
    expect(summary('otel')).toEqual([
      'pods: cluster namespace pod container node app job stream',
      'nodeFiles: cluster node job',
      'talos: cluster node job service_name log_type',
    ]);
  });

  test('have their own if asked to', () => {
    expect(summary('otlp')).toEqual([
      'pods: k8s_cluster_name k8s_namespace_name k8s_pod_name k8s_container_name k8s_node_name service_name',
      'nodeFiles: k8s_cluster_name k8s_node_name service_name',
      'talos: k8s_cluster_name k8s_node_name service_name log_type',
    ]);
  });
});

test('nothing is promised for what is not collected', () => expect(labelContract(logs)).toEqual([]));
