import { promtailPush } from '../../lib/checks/promtail-push';
import { promtailTier } from '../../lib/tiers/promtail/tier';
import { everything } from '../tiers/promtail/props';

test('lines go where Loki takes them', () => {
  expect(promtailPush({ tiers: [promtailTier(everything)] })).toEqual([]);
});

test.each(['', '/api/prom/push', '/loki/api/v1/push/'])('not to %j', (path) => {
  const promtail = promtailTier({ ...everything, push: { ...everything.push, path } });
  expect(promtailPush({ tiers: [promtail] })).toMatchObject([
    { id: 'promtail/push-path', problem: expect.stringContaining(`svc.cluster.local${path} does not end in`) },
  ]);
});
