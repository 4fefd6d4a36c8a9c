import type { DistributionName } from '../../../../lib/platform/distributions';
import { singleBinaryCloud } from '../../../../lib/tiers/loki/checks/cloud';
import type { ResolvedLoki } from '../../../../lib/tiers/loki/settings';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { distributed, minimal, onDisk } from '../props';

const check = (loki: ResolvedLoki, distribution: DistributionName) =>
  runCheck(singleBinaryCloud, {
    loki,
    platform: { distribution, nodes: 3, clusterDomain: 'cluster.local', dns: loki.dns },
  });

test.each(['eks', 'gke', 'aks'] as const)('a single binary in %s is a warning that says what it means', (cloud) => {
  const finding = {
    id: 'loki/single-binary-cloud',
    path: ['loki', 'topology'],
    fix: fixText('use loki.topology: distributed'),
  };
  expect(check(onDisk(), cloud)).toMatchObject([
    {
      ...finding,
      severity: 'warning',
      consequence: expect.stringMatching(/restarts.* drained.* no line is stored.* grow/),
    },
  ]);
  const several = minimal({ topology: 'monolithic', replicas: { 'single-binary': 3 } });
  expect(check(several, cloud)).toMatchObject([{ ...finding, severity: 'warning' }]);
  expect(check(distributed(), cloud)).toEqual([]);
});

test('elsewhere one pod is enough', () => {
  expect(check(onDisk(), 'talos')).toEqual([]);
});
