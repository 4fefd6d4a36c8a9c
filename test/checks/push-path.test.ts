import { pushPaths } from '../../lib/checks/push-path';
import { runChecks } from '../../lib/findings/check';
import { alloyTier } from '../../lib/tiers/alloy/tier';
import { promtailTier } from '../../lib/tiers/promtail/tier';
import type { Tier } from '../../lib/tiers/tier';
import { everything as alloy } from '../tiers/alloy/props';
import { everything as promtail } from '../tiers/promtail/props';

const pushing: Readonly<Record<string, (path?: string) => Tier>> = {
  alloy: (path = alloy.push.path) => alloyTier({ ...alloy, push: { ...alloy.push, path } }),
  promtail: (path = promtail.push.path) => promtailTier({ ...promtail, push: { ...promtail.push, path } }),
};

describe.each(Object.entries(pushing))('%s sends lines', (name, tier) => {
  test('to where Loki takes them', () => {
    expect(runChecks(pushPaths, { tiers: [tier()] })).toEqual([]);
  });

  test.each(['', '/api/prom/push', '/loki/api/v1/push/'])('not to %j', (path) => {
    expect(runChecks(pushPaths, { tiers: [tier(path)] })).toMatchObject([
      { id: `${name}/push-path`, problem: expect.stringContaining(`svc.cluster.local${path} does not end in`) },
    ]);
  });
});
