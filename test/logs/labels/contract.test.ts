import { labelContract } from '../../../lib/logs/labels/contract';
import type { PodLogs } from '../../../lib/logs/sources/pods';
import { schemes } from '../../support/schemes';

const logs = { cluster: 'x', nodeFiles: [], nodeDirectories: [], drop: [] };

const pods: PodLogs = {
  excludeNamespaces: [],
  podLabels: { app: 'app.kubernetes.io/name', team: 'team' },
  parse: [],
  traceIds: false,
};
const journal = { directory: '/var/log/journal', job: 'x' };
const rke2 = { dataDirectory: '/var/lib/rancher/rke2', job: 'x' };

test('each source has its labels, in the order in which people read them', () => {
  const asked = {
    ...logs,
    pods,
    nodeFiles: [{ path: '/var/log/syslog', job: 'x' }],
    journal,
    rke2,
    events: { job: 'x' },
  };
  const contract = labelContract(asked, schemes.alloy);
  expect(contract.map(({ source, labels }) => `${source}: ${labels.map(({ name }) => name).join(' ')}`)).toEqual([
    'pods: cluster namespace pod container node app team job stream container_runtime',
    'nodeFiles: cluster node job',
    'journal: cluster node source job unit level',
    'rke2: cluster node source job type',
    'events: cluster namespace source job',
  ]);
});

describe('OpenTelemetry collectors', () => {
  const all = {
    ...logs,
    pods,
    nodeFiles: [{ path: '/var/log/syslog', job: 'x' }],
    journal,
    rke2,
    events: { job: 'x' },
    talos: { kernelPort: 6050, servicePort: 6051 },
  };
  const summary = (scheme: 'otel' | 'otlp') =>
    labelContract(all, schemes[scheme]).map(
      ({ source, labels }) => `${source}: ${labels.map(({ name }) => name).join(' ')}`,
    );

  test('have the same labels, but for the runtime, and read neither journals nor events', () => {
    expect(summary('otel')).toEqual([
      'pods: cluster namespace pod container node app team job stream',
      'nodeFiles: cluster node job',
      'rke2: cluster node source job type',
      'talos: cluster node job service_name log_type',
    ]);
  });

  test('have their own if asked to', () => {
    expect(summary('otlp')).toEqual([
      'pods: k8s_cluster_name k8s_namespace_name k8s_pod_name k8s_container_name k8s_node_name service_name team',
      'nodeFiles: k8s_cluster_name k8s_node_name service_name',
      'rke2: k8s_cluster_name k8s_node_name service_name source type',
      'talos: k8s_cluster_name k8s_node_name service_name log_type',
    ]);
  });
});

test('machine logs are told apart by their unit, whichever collector reads them', () => {
  const machineLogs = { directory: '/var/log', job: 'machine-logs' };
  for (const scheme of [schemes.alloy, schemes.promtail, schemes.otel]) {
    const [promise] = labelContract({ ...logs, machineLogs }, scheme);
    expect(promise?.labels.map(({ name }) => name)).toEqual(['cluster', 'node', 'job', 'unit']);
    expect(promise?.labels.find(({ name }) => name === 'job')?.values).toEqual(['machine-logs']);
  }
});

test('the job of pods is their own, or that of the intent', () => {
  const jobs = (more: Partial<PodLogs>) =>
    labelContract({ ...logs, pods: { ...pods, ...more } }, schemes.alloy)[0]?.labels.find(({ name }) => name === 'job')
      ?.values;
  expect(jobs({})).toBeUndefined();
  expect(jobs({ job: 'kubernetes-pods' })).toEqual(['kubernetes-pods']);
});

test('nothing is promised for what is not collected', () => expect(labelContract(logs, schemes.alloy)).toEqual([]));

describe('beside the lines of pods', () => {
  const metadata = (more: Partial<PodLogs>) =>
    labelContract({ ...logs, pods: { ...pods, ...more } }, schemes.alloy)[0]?.metadata.map(({ name }) => name);

  test('stands nothing that nobody asks for', () => expect(metadata({})).toEqual([]));
  test.each(['json', 'logfmt'] as const)('stands what lines of %s say', (format) =>
    expect(metadata({ parse: [format] })).toEqual(['level', 'msg']),
  );
  test('stand the ids of traces', () => expect(metadata({ traceIds: true })).toEqual(['trace_id']));
});
