import { readFileSync } from 'node:fs';
import { valueProblems } from '../../../lib/charts/keys';
import type { JsonObject } from '../../../lib/kubernetes/json';
import { isJsonObject, valueAt } from '../../../lib/kubernetes/json';
import { promtailTier } from '../../../lib/tiers/promtail/tier';
import type { Tier } from '../../../lib/tiers/tier';
import { everything, minimal } from './props';

function value(tier: Tier, ...path: (string | number)[]) {
  return valueAt(tier.releases[0]?.values, ...path);
}

function names(list: unknown, key: string): readonly unknown[] {
  return Array.isArray(list) ? list.filter(isJsonObject).map((entry: JsonObject) => entry[key]) : [];
}

const objectNames = ({ prerequisites }: Tier) => prerequisites.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test.each([
  ['minimal', minimal],
  ['everything', everything],
])('%s: the chart knows every value', (_, props) => {
  const { chart } = props;
  expect(promtailTier(props).releases.flatMap(({ values }) => valueProblems(chart, values))).toEqual([]);
});

describe('minimal', () => {
  const tier = promtailTier(minimal);

  test('is the DaemonSet, and what lets it see pods', () => {
    expect(tier.releases.map(({ name, valuesPath }) => [name, valuesPath])).toEqual([
      ['promtail', ['collector', 'promtail', 'values']],
    ]);
    expect(objectNames(tier)).toEqual([
      'PriorityClass promtail',
      'ClusterRole promtail',
      'ClusterRoleBinding promtail',
    ]);
    expect(value(tier, 'priorityClassName')).toBe('promtail');
    expect(value(tier, 'rbac', 'create')).toBe(false);
  });

  test('pushes lines and discovers pods, and calls nobody else', () => {
    const [workload] = tier.workloads;
    expect(tier.flows).toEqual([
      { from: workload, to: minimal.push, purpose: 'push logs' },
      { from: workload, to: { external: 'Kubernetes API' }, purpose: 'discover pods' },
    ]);
  });

  test('reads as root without any capability, from directories that it can’t write to', () => {
    expect(value(tier, 'containerSecurityContext', 'capabilities')).toEqual({ drop: ['ALL'] });
    expect(value(tier, 'defaultVolumeMounts')).toEqual([
      { name: 'state', mountPath: '/run/promtail' },
      { name: 'node-logs-0', mountPath: '/var/log/pods', readOnly: true },
    ]);
    expect(value(tier, 'defaultVolumes')).toEqual([
      { name: 'state', hostPath: { path: '/var/lib/promtail', type: 'DirectoryOrCreate' } },
      { name: 'node-logs-0', hostPath: { path: '/var/log/pods', type: 'DirectoryOrCreate' } },
    ]);
  });

  test('keeps its positions where the state of the node is mounted', () => {
    expect(value(tier, 'config', 'positions', 'filename')).toBe('/run/promtail/positions.yaml');
  });

  test('needs no Secret, and has no tenant', () => {
    expect(tier.secrets).toEqual([]);
    expect(value(tier, 'config', 'clients')).toEqual([
      {
        url: 'http://loki-gateway.logging.svc.cluster.local/loki/api/v1/push',
        external_labels: { cluster: 'staging' },
        backoff_config: { max_period: '30s', max_retries: 0 },
      },
    ]);
  });

  test('looks into no line', () => {
    const stages = value(tier, 'config', 'snippets', 'sources', 0, 'pipeline_stages');
    expect((Array.isArray(stages) ? stages : []).flatMap((stage) => Object.keys(Object(stage)))).toEqual([
      'cri',
      'labeldrop',
    ]);
  });

  test('counts the lines of pods', () => {
    expect(tier.workloads[0]?.reads).toEqual([
      { source: 'pods', metric: 'promtail_read_lines_total', labels: {}, patterns: { path: '/var/log/pods/.+' } },
    ]);
  });
});

describe('everything', () => {
  const tier = promtailTier(everything);

  test('reads each source', () => {
    expect(names(value(tier, 'config', 'snippets', 'sources'), 'job_name')).toEqual([
      'pods',
      'node_files',
      'machine_logs',
      'journal',
      'rke2',
      'audit',
    ]);
  });

  test('may read node files of any owner', () => {
    expect(value(tier, 'containerSecurityContext', 'capabilities')).toEqual({
      drop: ['ALL'],
      add: ['DAC_READ_SEARCH'],
    });
    const { audit: _, ...logs } = { ...everything.logs, nodeFiles: [] };
    expect(value(promtailTier({ ...everything, logs }), 'containerSecurityContext', 'capabilities', 'add')).toBe(
      undefined,
    );
  });

  test('takes the credentials of the log store from files of a Secret, and no arguments change the configuration', () => {
    expect(value(tier, 'config', 'clients', 0, 'basic_auth')).toEqual({
      username_file: '/etc/promtail-credentials/username',
      password_file: '/etc/promtail-credentials/password',
    });
    expect(value(tier, 'config', 'clients', 0, 'tenant_id')).toBe('prod');
    expect(names(value(tier, 'defaultVolumes'), 'secret')).toContainEqual({
      secretName: 'loki-push',
      items: [
        { key: 'username', path: 'username' },
        { key: 'password', path: 'password' },
      ],
    });
    expect(tier.secrets).toMatchObject([
      { name: 'loki-push', namespace: 'logging', keys: { username: expect.any(String), password: expect.any(String) } },
    ]);
    expect(value(tier, 'extraArgs')).toEqual(['-client.external-labels=node=$(HOSTNAME)']);
  });

  test('overrides come last, and the workload tells what they leave', () => {
    expect(value(tier, 'podLabels')).toEqual({ team: 'platform' });
    expect(tier.workloads[0]?.container).toEqual({ name: 'promtail', limits: { cpu: '1', memory: '3Gi' } });
  });

  test('shows its metrics at the port that it is given', () => {
    expect(value(tier, 'config', 'serverPort')).toBe(9080);
    expect(tier.workloads[0]?.metrics).toMatchObject({
      program: { name: 'promtail', version: '3.5.1' },
      service: { name: 'promtail-metrics' },
      containerPort: 9080,
    });
  });

  test('mounts the directories that are read, and no others; none is made that says something to other programs', () => {
    expect(names(value(tier, 'defaultVolumes'), 'hostPath').filter((path) => path)).toEqual([
      { path: '/var/lib/logging', type: 'DirectoryOrCreate' },
      { path: '/var/log', type: 'DirectoryOrCreate' },
      { path: '/run/log/journal', type: 'Directory' },
      { path: '/var/lib/rancher/rke2/agent/logs', type: 'Directory' },
      { path: '/var/lib/rancher/rke2/agent/containerd', type: 'Directory' },
      { path: '/srv/audit', type: 'DirectoryOrCreate' },
    ]);
  });

  test('counts each source by the paths of its files', () => {
    expect(tier.workloads[0]?.reads?.map(({ source, patterns }) => [source, patterns?.path])).toEqual([
      ['pods', '/var/log/pods/.+'],
      ['nodeFiles', '/var/log/syslog'],
      ['machineLogs', '/var/log/[^/]+[.]log'],
      ['journal', undefined],
      ['rke2', '/var/lib/rancher/rke2/agent/logs/kubelet[.]log'],
      ['rke2', '/var/lib/rancher/rke2/agent/containerd/containerd[.]log'],
      ['audit', '/srv/audit/kube-apiserver[.]log'],
    ]);
  });
});

test('nothing is installed where nothing is read', () => {
  const { pods: _, ...logs } = minimal.logs;
  expect(promtailTier({ ...minimal, logs })).toMatchObject({
    releases: [],
    workloads: [],
    prerequisites: [],
    secrets: [],
  });
});

test('what runs everywhere tolerates everything', () => {
  expect(readFileSync('charts-values/promtail/base.yaml', 'utf8')).toContain('tolerations:\n  - operator: Exists');
});
