import { dialectOf } from '../../../lib/tiers/loki/dialect';
import { olderValues } from '../../../lib/tiers/loki/older-values';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { everything, GRAFANA_CHART } from './props';

const chart = (version: string) => ({ ...GRAFANA_CHART, version });

test.each([
  ['6.30.1', { canaryAddress: false, asksForBuckets: false, joinsByName: true, compactorByHttp: true }],
  ['6.31.0', { canaryAddress: true, asksForBuckets: false, joinsByName: true, compactorByHttp: true }],
  ['6.34.0', { canaryAddress: true, asksForBuckets: true, joinsByName: true, compactorByHttp: true }],
  ['6.35.1', { canaryAddress: true, asksForBuckets: true, joinsByName: true, compactorByHttp: false }],
  ['6.46.0', { canaryAddress: true, asksForBuckets: true, joinsByName: false, compactorByHttp: false }],
  ['6.47.5', { canaryAddress: true, asksForBuckets: true, joinsByName: false, compactorByHttp: false }],
  ['6.48.0', { canaryAddress: true, asksForBuckets: false, joinsByName: false, compactorByHttp: false }],
  ['7.99.0', { canaryAddress: true, asksForBuckets: false, joinsByName: false, compactorByHttp: false }],
])('the chart %s differs from newer ones in what it needs to be told', (version, expected) => {
  expect(dialectOf(chart(version))).toMatchObject(expected);
});

test('a newer chart is told nothing of it', () => {
  expect(olderValues({ ...everything, chart: chart('7.3.0') })).toEqual({});
  expect(olderValues({ ...everything, chart: chart('6.25.1') })).not.toEqual({});
});

test('the canary of an older chart gets its address by a flag where there is no gateway', () => {
  const canary = (version: string) =>
    lokiValues({ ...everything, gatewayReplicas: 0, chart: chart(version) }).lokiCanary;
  expect(JSON.stringify(canary('6.30.1'))).toContain('-addr=');
  expect(canary('6.31.0')).toMatchObject({ lokiurl: expect.any(String) });
});
