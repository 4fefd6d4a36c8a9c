import type { Packaging } from '../../../../lib/charts/packaging';
import type { LogIntent } from '../../../../lib/logs/intent';
import { plainUnsupported } from '../../../../lib/tiers/otel/checks/plain';
import type { OtelSettings } from '../../../../lib/tiers/otel/settings';
import { runCheck } from '../../../support/checks';
import { allLogs, everything, minimal, twoTiers } from '../props';

const check = (settings: OtelSettings, logs: LogIntent, packaging: Packaging) =>
  runCheck(plainUnsupported, { settings, logs, packaging });
const paths = (...asked: Parameters<typeof check>) => check(...asked).map(({ path }) => path.join('.'));

test('the chart brings everything', () => expect(check(everything, allLogs, 'helm')).toEqual([]));

test('plain objects are the shipper alone', () => {
  expect(check(minimal, minimal.logs, 'manifests')).toEqual([]);
  expect(paths(twoTiers, minimal.logs, 'manifests')).toEqual(['collector.otel.receiver']);
  expect(paths(minimal, twoTiers.logs, 'manifests')).toEqual(['logs.talos']);
});

test('values have no chart', () => {
  expect(check({ ...minimal, shipper: everything.shipper }, minimal.logs, 'manifests')).toEqual([
    {
      id: 'otel/plain-unsupported',
      severity: 'error',
      path: ['collector', 'otel', 'shipper', 'values'],
      problem: 'packaging is manifests, and Helm values come with the chart only',
      consequence: 'they would be left out: no chart reads them',
      fix: expect.stringContaining('packaging: helm'),
    },
  ]);
});
