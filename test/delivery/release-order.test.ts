import { orderReleases } from '../../lib/delivery/release-order';
import type { Tier } from '../../lib/tiers/tier';
import { release } from '../support/fixtures';
import { endpoint, workload } from '../support/wiring';

const empty = { workloads: [], flows: [], releases: [], prerequisites: [], configs: [], secrets: [] };
const store: Tier = { ...empty, name: 'loki', workloads: [workload()], releases: [release()] };
const collector = workload({ name: 'alloy' });

test('a release waits for the releases of the tiers that its own tier calls', () => {
  const flows = [{ from: collector, to: endpoint(), purpose: 'push logs' }];
  const tier: Tier = { ...empty, name: 'alloy', workloads: [collector], flows, releases: [release({ name: 'alloy' })] };
  expect(orderReleases([store, tier]).map(({ name, after }) => [name, after.map((other) => other.name)])).toEqual([
    ['loki', []],
    ['alloy', ['loki']],
  ]);
});

test('a release that calls nobody, or someone outside, waits for nothing', () => {
  const flows = [
    { from: collector, to: { external: 'Kubernetes API' }, purpose: 'discover pods' },
    { from: collector, to: endpoint({ workload: undefined }), purpose: 'push logs' },
  ];
  const tier: Tier = { ...empty, name: 'alloy', flows, releases: [release({ name: 'alloy' })] };
  expect(orderReleases([store, tier])[1]?.after).toEqual([]);
});
