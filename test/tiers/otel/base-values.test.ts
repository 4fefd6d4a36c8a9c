import { baseValues } from '../../../lib/tiers/otel/base-values';

test('pods have a minute to end where the chart lets them', () => {
  expect(baseValues({ version: '0.152.0' })).toHaveProperty('terminationGracePeriodSeconds', 60);
  expect(baseValues({ version: '0.151.0' })).not.toHaveProperty('terminationGracePeriodSeconds');
  expect(baseValues({ version: '0.151.0' })).toHaveProperty('mode', 'daemonset');
});
