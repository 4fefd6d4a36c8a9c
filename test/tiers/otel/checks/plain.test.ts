import { otelPlain } from '../../../../lib/tiers/otel/checks/plain';
import { allLogs, everything, minimal, twoTiers } from '../props';

const paths = (...asked: Parameters<typeof otelPlain>) => otelPlain(...asked).map(({ path }) => path.join('.'));

test('the chart brings everything', () => expect(otelPlain(everything, allLogs, 'helm')).toEqual([]));

test('plain objects are the shipper alone', () => {
  expect(otelPlain(minimal, minimal.logs, 'manifests')).toEqual([]);
  expect(paths(twoTiers, minimal.logs, 'manifests')).toEqual(['collector.otel.receiver']);
  expect(paths(minimal, twoTiers.logs, 'manifests')).toEqual(['logs.talos']);
});

test('values have no chart', () => {
  expect(otelPlain({ ...minimal, shipper: everything.shipper }, minimal.logs, 'manifests')).toEqual([
    {
      id: 'otel/plain-unsupported',
      severity: 'error',
      path: ['collector', 'otel', 'shipper', 'values'],
      problem: 'packaging is manifests, and Helm values come with the chart only',
      consequence: 'they would be left out: no chart reads them',
      fix: 'collector:\n  otel:\n    shipper:\n      values: {} # patches reach every object\n# or\npackaging: helm',
    },
  ]);
});
