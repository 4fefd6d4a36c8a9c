import { zonesMisused } from '../../../../lib/tiers/loki/checks/zones';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { distributed, minimal } from '../props';

const ZONES = ['eu-1a', 'eu-1b', 'eu-1c'];
const withIngesters = (ingester: number, replicationFactor = 3) =>
  runCheck(zonesMisused, {
    loki: distributed({ zones: ZONES, replicationFactor, replicas: { ...distributed().replicas, ingester } }),
  });

test('zones share ingesters and copies equally', () => {
  expect(withIngesters(3)).toEqual([]);
  expect(withIngesters(6)).toEqual([]);
  expect(withIngesters(4)).toMatchObject([{ fix: fixText('loki:\n  replicas:\n    ingester: 6') }]);
  expect(withIngesters(1)).toMatchObject([{ fix: fixText('loki:\n  replicas:\n    ingester: 3') }]);
  expect(withIngesters(3, 1)).toMatchObject([{ consequence: expect.stringMatching('loss of a zone') }]);
  expect(withIngesters(6, 5)).toMatchObject([{ consequence: expect.stringMatching('every push fails') }]);
});

test('zones need ingesters, and differ', () => {
  expect(runCheck(zonesMisused, { loki: minimal({ zones: ZONES }) })).toMatchObject([{ path: ['loki', 'zones'] }]);
  expect(runCheck(zonesMisused, { loki: distributed({ zones: ['a', 'b', 'a'] }) })).toMatchObject([
    { path: ['loki', 'zones', 2] },
  ]);
  expect(runCheck(zonesMisused, { loki: distributed() })).toEqual([]);
});
