import { valueProblems } from '../../../lib/charts/keys';
import { alloyTier } from '../../../lib/tiers/alloy/tier';
import { componentIds, content, hostPaths, objectNames, value } from './made';
import { charts, everything, minimal } from './props';

describe('minimal', () => {
  const tier = alloyTier(minimal);

  test('is the DaemonSet, and what lets it see pods', () => {
    expect(tier.releases.map(({ name, valuesPath }) => [name, valuesPath])).toEqual([
      ['alloy', ['collector', 'alloy', 'values']],
    ]);
    expect(objectNames(tier)).toEqual(['PriorityClass alloy', 'ClusterRole alloy', 'ClusterRoleBinding alloy']);
  });

  test('pushes lines and discovers pods, and calls nobody else', () => {
    const [workload] = tier.workloads;
    expect(tier.flows).toEqual([
      { from: workload, to: minimal.push, purpose: 'push logs' },
      { from: workload, to: { external: 'Kubernetes API' }, purpose: 'discover pods' },
    ]);
  });

  test('reads as root without any capability, from directories that it can’t write to', () => {
    expect(value(tier, 'alloy', 'alloy.securityContext.capabilities')).toEqual({ drop: ['ALL'] });
    expect(value(tier, 'alloy', 'alloy.mounts.extra')).toEqual([
      { name: 'state', mountPath: value(tier, 'alloy', 'alloy.storagePath') },
      { name: 'node-logs-0', mountPath: '/var/log/pods', readOnly: true },
    ]);
    expect(value(tier, 'alloy', 'controller.volumes.extra')).toEqual([
      { name: 'state', hostPath: { path: '/var/lib/alloy', type: 'DirectoryOrCreate' } },
      { name: 'node-logs-0', hostPath: { path: '/var/log/pods', type: 'DirectoryOrCreate' } },
    ]);
  });

  test('has no tenant', () => expect(content(tier, 'alloy')).not.toContain('tenant_id'));

  test('needs no Secret', () => {
    expect(tier.secrets).toEqual([]);
    expect(value(tier, 'alloy', 'alloy.extraEnv')).toBeUndefined();
  });

  test('limits are those of charts-values, and no others', () => {
    expect(tier.workloads[0]?.container).toEqual({ name: 'alloy', limits: { memory: '1Gi' } });
  });
});

describe('everything', () => {
  const tier = alloyTier(everything);

  test('has both releases, with roles of their own', () => {
    expect(objectNames(tier)).toEqual([
      'PriorityClass alloy',
      'ClusterRole alloy',
      'ClusterRoleBinding alloy',
      'ClusterRole alloy-events',
      'ClusterRoleBinding alloy-events',
    ]);
    expect(tier.releases.map(({ name }) => name)).toEqual(tier.workloads.map(({ name }) => name));
  });

  test('shows metrics of every pod at the port that the chart listens on', () => {
    expect(tier.workloads.map(({ metrics }) => [metrics?.portName, metrics?.containerPort])).toEqual([
      ['http-metrics', 12345],
      ['http-metrics', 12345],
    ]);
  });

  test('overrides of the environment come last', () => {
    expect(value(tier, 'alloy', 'alloy.resources')).toEqual({
      requests: { cpu: '100m', memory: '300Mi' },
      limits: { cpu: '1', memory: '3Gi' },
    });
    expect(value(tier, 'alloy', 'controller.podLabels')).toEqual({ team: 'platform' });
    expect(value(tier, 'alloy-events', 'controller.podLabels')).toEqual({ team: 'events' });
    expect(value(tier, 'alloy-events', 'alloy.resources.limits')).toEqual({ memory: '700Mi' });
  });

  test('mounts the directories that are read, and no others', () => {
    expect(hostPaths(tier)).toEqual([
      '/var/lib/logging',
      '/var/log',
      '/opt/app',
      '/srv/machine',
      '/run/log/journal',
      '/data/rke2/agent/logs',
      '/data/rke2/agent/containerd',
      '/srv/audit',
    ]);
    expect(value(tier, 'alloy', 'alloy.mounts.extra')).toHaveLength(8);
  });

  test('no directory is made that says something to other programs', () => {
    const types = [0, 1, 2, 3, 4, 5, 6].map((index) =>
      value(tier, 'alloy', `controller.volumes.extra.${index}.hostPath.type`),
    );
    expect(types).toEqual([
      ...Array(4).fill('DirectoryOrCreate'), // state, and what is only read
      ...Array(3).fill('Directory'), // the journal and RKE2
    ]);
  });

  test('takes the credentials of the log store from a Secret', () => {
    for (const release of ['alloy', 'alloy-events']) {
      expect(value(tier, release, 'alloy.extraEnv')).toEqual([
        { name: 'LOKI_USERNAME', valueFrom: { secretKeyRef: { name: 'loki-push', key: 'username' } } },
        { name: 'LOKI_PASSWORD', valueFrom: { secretKeyRef: { name: 'loki-push', key: 'password' } } },
      ]);
    }
    expect(tier.secrets).toMatchObject([
      {
        name: 'loki-push',
        namespace: 'monitoring',
        keys: { username: expect.any(String), password: expect.any(String) },
      },
    ]);
  });

  test('tells the limits that overrides leave', () => {
    expect(tier.workloads.map(({ container }) => container?.limits)).toEqual([
      { cpu: '1', memory: '3Gi' },
      { memory: '700Mi' },
    ]);
    const values = { alloy: { resources: { limits: { cpu: 2 } } } };
    expect(alloyTier({ ...everything, values }).workloads[0]?.container?.limits).toEqual({ cpu: '2', memory: '2Gi' });
  });

  test('each source has a counter of a component that there is', () => {
    expect(tier.workloads.map(({ reads }) => reads?.map(({ source }) => source))).toEqual([
      ['pods', 'nodeFiles', 'machineLogs', 'journal', 'rke2', 'audit'],
      ['events'],
    ]);
    for (const { name, reads = [] } of tier.workloads) {
      for (const { labels } of reads) expect(componentIds(content(tier, name))).toContain(labels.component_id);
    }
  });

  test('may read node files of any owner', () => {
    expect(value(tier, 'alloy', 'alloy.securityContext.capabilities')).toEqual({
      drop: ['ALL'],
      add: ['DAC_READ_SEARCH'],
    });
  });

  test('binds each role to the ServiceAccount of its workload', () => {
    for (const { name, namespace, serviceAccount } of tier.workloads) {
      const binding = tier.prerequisites.find((o) => o.kind === 'ClusterRoleBinding' && o.metadata.name === name);
      expect(binding?.subjects).toEqual([{ kind: 'ServiceAccount', name: serviceAccount, namespace }]);
    }
  });

  test('no role reads more than one kind of object', () => {
    const rules = tier.prerequisites.filter(({ kind }) => kind === 'ClusterRole').map((role) => role.rules);
    expect(rules).toEqual([
      [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }],
      [{ apiGroups: [''], resources: ['events'], verbs: ['list', 'watch'] }],
    ]);
  });
});

describe.each(charts)('chart $version', (chart) => {
  test.each([
    ['minimal', minimal],
    ['everything', everything],
  ])('%s: the chart knows every value', (_, props) => {
    for (const release of alloyTier({ ...props, chart }).releases) {
      expect(valueProblems(chart, release.values)).toEqual([]);
    }
  });
});
