import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { COMMUNITY_CHART, distributed, everything, minimal, onDisk } from './props';

const containers = (props: ResolvedLoki) =>
  Object.fromEntries(lokiTier(props).workloads.map(({ name, container }) => [name, container]));

test('each workload has its container, with the limits that the release leaves it', () => {
  const values = { ...everything.values, read: { resources: { limits: { memory: '3Gi' } } } };
  expect(containers({ ...everything, values })).toMatchObject({
    'loki-gateway': { name: 'nginx', limits: { memory: '64Mi' } },
    'loki-write': { name: 'loki', limits: { memory: '4Gi' } },
    'loki-read': { name: 'loki', limits: { memory: '3Gi' } },
    'loki-chunks-cache': { name: 'memcached', limits: { memory: '614Mi' } },
    'loki-canary': { name: 'loki-canary', limits: { memory: '48Mi' } },
  });
});

test('the charts name containers each in its way', () => {
  expect(containers(distributed())).toMatchObject({ 'loki-ingester': { name: 'ingester' } });
  expect(containers(minimal({ chart: COMMUNITY_CHART }))).toMatchObject({
    'loki-write': { name: 'write' },
    'loki-canary': { name: 'canary' },
  });
  expect(containers(onDisk({ chart: COMMUNITY_CHART }))).toMatchObject({ loki: { name: 'loki' } });
});
