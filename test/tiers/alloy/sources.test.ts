import type { LogIntent } from '../../../lib/logs/intent';
import { alloyTier } from '../../../lib/tiers/alloy/tier';
import { componentIds, content, hostPaths, objectNames, value } from './made';
import { allLogs, everything } from './props';

/** What each source adds to the DaemonSet: components by their label, directories of the node. */
const ON_NODES = {
  pods: { components: ['pods'], directories: ['/var/log/pods'] },
  nodeFiles: { components: ['node_files'], directories: ['/var/log', '/opt/app'] },
  machineLogs: { components: ['machine_logs'], directories: ['/srv/machine'] },
  journal: { components: ['journal'], directories: ['/run/log/journal'] },
  rke2: { components: ['rke2'], directories: ['/data/rke2/agent/logs', '/data/rke2/agent/containerd'] },
  audit: { components: ['audit'], directories: ['/srv/audit'] },
} as const;

const NOTHING = {
  pods: undefined,
  nodeFiles: [],
  machineLogs: undefined,
  journal: undefined,
  rke2: undefined,
  audit: undefined,
  events: undefined,
};

type NodeSource = keyof typeof ON_NODES;

const NODE_SOURCES: readonly NodeSource[] = ['pods', 'nodeFiles', 'machineLogs', 'journal', 'rke2', 'audit'];

const combinations = Array.from({ length: 2 ** NODE_SOURCES.length }, (_, bits) =>
  NODE_SOURCES.filter((_, index) => (bits >> index) % 2 === 1),
);

describe.each(combinations.flatMap((sources) => [true, false].map((events) => ({ sources, events }))))(
  '$sources, events: $events',
  ({ sources, events }) => {
    const asked = Object.fromEntries(sources.map((source) => [source, allLogs[source]]));
    const tier = alloyTier(withLogs({ ...NOTHING, ...asked, ...(events && { events: allLogs.events }) }));
    const has = (source: NodeSource) => sources.includes(source);

    test('has the releases that have something to read', () => {
      expect(tier.releases.map(({ name }) => name)).toEqual([
        ...(sources.length > 0 ? ['alloy'] : []),
        ...(events ? ['alloy-events'] : []),
      ]);
      expect(tier.secrets).toHaveLength(tier.releases.length > 0 ? 1 : 0);
    });

    test('may watch what it reads', () => {
      const roles = objectNames(tier).filter((name) => name.startsWith('ClusterRole '));
      expect(roles).toEqual([
        ...(has('pods') ? ['ClusterRole alloy'] : []),
        ...(events ? ['ClusterRole alloy-events'] : []),
      ]);
      const purposes = tier.flows.map(({ purpose }) => purpose);
      expect(purposes.includes('discover pods')).toBe(has('pods'));
      expect(purposes.includes('watch events')).toBe(events);
    });

    if (sources.length === 0) return;

    test('has the components of its sources', () => {
      const labels = componentIds(content(tier, 'alloy')).map((id) => id.slice(id.lastIndexOf('.') + 1));
      const expected = sources.flatMap((source) => ON_NODES[source].components);
      expect([...new Set(labels)].sort()).toEqual([...expected, 'line_size', 'default'].sort());
      expect(tier.workloads[0]?.reads?.map(({ source }) => source)).toEqual(sources);
    });

    test('sees the directories of its sources', () => {
      const expected = sources.flatMap((source): readonly string[] => ON_NODES[source].directories);
      // The folder of pods lies in that of node files.
      const outermost = expected.filter((path) => path !== '/var/log/pods' || !has('nodeFiles'));
      expect(hostPaths(tier)).toEqual(['/var/lib/logging', ...outermost]);
    });

    test('has a capability only for files of others', () => {
      const added = value(tier, 'alloy', 'alloy.securityContext.capabilities.add');
      expect(added).toEqual(has('nodeFiles') || has('audit') ? ['DAC_READ_SEARCH'] : undefined);
    });
  },
);

test('nothing asked for is nothing made', () => {
  const tier = alloyTier(withLogs(NOTHING));
  expect([...tier.releases, ...tier.workloads, ...tier.flows, ...tier.prerequisites, ...tier.secrets]).toEqual([]);
});

function withLogs(logs: Partial<LogIntent>) {
  return { ...everything, logs: { ...allLogs, ...logs } };
}
