import { lokiTier } from '../../../lib/tiers/loki/tier';
import { everything, minimal } from './props';

test('minimal: one release, always named loki, whose values the environment can override', () => {
  const { releases, prerequisites, configs } = lokiTier(minimal());
  expect(releases).toMatchObject([
    { name: 'loki', namespace: 'monitoring', valuesPath: ['loki', 'values'], after: [], chart: { version: '6.49.0' } },
  ]);
  expect([...prerequisites, ...configs]).toEqual([]);
});

test('everything stays in the namespace that was asked for', () => {
  const tier = lokiTier(everything);
  const namespaces = [
    ...tier.workloads.map(({ namespace }) => namespace),
    ...tier.releases.map(({ namespace }) => namespace),
    ...tier.secrets.map(({ namespace }) => namespace),
    ...tier.prerequisites.map(({ metadata }) => metadata.namespace),
    tier.push.service?.namespace,
  ];
  expect(new Set(namespaces)).toEqual(new Set(['logs']));
});

test('every endpoint that something in the release calls belongs to a workload of the release', () => {
  const tier = lokiTier(everything);
  const names = tier.workloads.map(({ name }) => name);
  const called = tier.flows.flatMap(({ to }) => ('host' in to ? [to.workload?.name] : []));
  expect(names).toEqual(expect.arrayContaining([...new Set(called)]));
});

test('the same props give the same bytes', () => {
  expect(JSON.stringify(lokiTier(everything))).toBe(JSON.stringify(lokiTier(everything)));
});
