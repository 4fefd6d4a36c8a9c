import { valueProblems } from '../../../lib/charts/keys';
import type { LogIntent } from '../../../lib/logs/intent';
import { alloyTier } from '../../../lib/tiers/alloy/tier';
import type { Tier } from '../../../lib/tiers/tier';
import { allLogs, charts, everything, minimal } from './props';

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
    const paths = [0, 1, 2, 3].map((index) => value(tier, 'alloy', `controller.volumes.extra.${index}.hostPath.path`));
    expect(paths).toEqual(['/var/lib/logging', '/var/log', '/opt/app', undefined]);
  });

  test('may read node files of any owner', () => {
    expect(value(tier, 'alloy', 'alloy.securityContext.capabilities')).toEqual({
      drop: ['ALL'],
      add: ['DAC_READ_SEARCH'],
    });
  });

  test('keeps the position of events on a volume', () => {
    expect(value(tier, 'alloy-events', 'controller.volumeClaimTemplates')).toEqual([
      {
        metadata: { name: 'state' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'local-path',
          resources: { requests: { storage: '2Gi' } },
        },
      },
    ]);
    expect(value(tier, 'alloy-events', 'alloy.mounts.extra')).toEqual([
      { name: 'state', mountPath: value(tier, 'alloy-events', 'alloy.storagePath') },
    ]);
  });

  test('events run in one pod that needs no privilege', () => {
    expect(value(tier, 'alloy-events', 'controller')).toMatchObject({ type: 'statefulset', replicas: 1 });
    for (const container of ['alloy', 'configReloader']) {
      expect(value(tier, 'alloy-events', `${container}.securityContext`)).toMatchObject({
        runAsNonRoot: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      });
    }
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

describe('taking a source away takes all that it needs', () => {
  test('pods', () => {
    const tier = alloyTier(withLogs({ pods: undefined }));
    expect(objectNames(tier)).not.toContain('ClusterRole alloy');
    expect(tier.flows.map(({ purpose }) => purpose)).not.toContain('discover pods');
    expect(content(tier, 'alloy')).not.toContain('pods');
  });

  test('node files', () => {
    const tier = alloyTier(withLogs({ nodeFiles: [] }));
    expect(content(tier, 'alloy')).not.toContain('node_files');
    expect(value(tier, 'alloy', 'controller.volumes.extra')).toHaveLength(2);
    expect(value(tier, 'alloy', 'alloy.securityContext.capabilities')).toEqual({ drop: ['ALL'] });
  });

  test('events', () => {
    const tier = alloyTier(withLogs({ events: undefined }));
    expect(tier.releases.map(({ name }) => name)).toEqual(['alloy']);
    expect(objectNames(tier)).not.toContain('ClusterRole alloy-events');
  });

  test('pods and node files', () => {
    const tier = alloyTier(withLogs({ pods: undefined, nodeFiles: [] }));
    expect(tier.workloads.map(({ name }) => name)).toEqual(['alloy-events']);
  });

  test('all', () => {
    const tier = alloyTier(withLogs({ pods: undefined, nodeFiles: [], events: undefined }));
    expect([...tier.releases, ...tier.workloads, ...tier.flows, ...tier.prerequisites]).toEqual([]);
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

function withLogs(logs: Partial<LogIntent>) {
  return { ...everything, logs: { ...allLogs, ...logs } };
}

function objectNames(tier: Tier): readonly string[] {
  return tier.prerequisites.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

function content(tier: Tier, release: string): unknown {
  return value(tier, release, 'alloy.configMap.content');
}

/** What stands at a path of a release's values: `alloy.mounts.extra`, `controller.volumes.extra.0`. */
function value(tier: Tier, release: string, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (outer, step) => Object.entries(Object(outer)).find(([key]) => key === step)?.[1],
      tier.releases.find(({ name }) => name === release)?.values,
    );
}
