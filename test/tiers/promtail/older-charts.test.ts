import { valueAt } from '../../../lib/kubernetes/json';
import { promtailRelease } from '../../../lib/tiers/promtail/release';
import { minimal } from './props';

test('the Service of 6.16.0 has a label, or it would be no YAML', () => {
  const labels = (version: string) =>
    valueAt(promtailRelease({ ...minimal, chart: { ...minimal.chart, version } }).values, 'service', 'labels');
  expect(labels('6.16.0')).toEqual({ 'app.kubernetes.io/component': 'metrics' });
  expect(labels('6.16.1')).toBeUndefined();
});
