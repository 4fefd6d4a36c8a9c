import { alloySources } from '../../lib/checks/alloy-sources';
import { environment } from './alloy-environment';

test('a stack that collects nothing is an error', () => {
  expect(alloySources(environment({ pods: undefined })).map(({ id }) => id)).toEqual(['logs/no-source']);
});

test.each([
  { pods: { excludeNamespaces: [] } },
  { nodeFiles: [{ path: '/var/log/syslog', job: 'x' }] },
  { events: { job: 'x' } },
])('%j is something', (logs) => {
  expect(alloySources(environment({ pods: undefined, ...logs }))).toEqual([]);
});

test('what Talos sends is for other collectors', () => {
  const talos = { kernelPort: 6050, servicePort: 6051 };
  expect(alloySources(environment({ talos }))).toMatchObject([
    { id: 'alloy/source-unsupported', path: ['logs', 'talos'] },
  ]);
});
