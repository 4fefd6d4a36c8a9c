import { alloyPush } from '../../lib/checks/alloy-push';
import { alloyTier } from '../../lib/tiers/alloy/tier';
import { everything } from '../tiers/alloy/props';

test('lines go where Loki takes them', () => {
  expect(alloyPush({ tiers: [alloyTier(everything)] })).toEqual([]);
});

test.each(['', '/api/prom/push', '/loki/api/v1/push/'])('not to %j', (path) => {
  const alloy = alloyTier({ ...everything, push: { ...everything.push, path } });
  expect(alloyPush({ tiers: [alloy] })).toMatchObject([
    { id: 'alloy/push-path', problem: expect.stringContaining(`svc.cluster.local${path} does not end in`) },
  ]);
});
