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

test('nothing is promised for what is not collected', () => expect(labelContract(logs)).toEqual([]));
