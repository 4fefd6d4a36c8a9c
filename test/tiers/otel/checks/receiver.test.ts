import { runChecks } from '../../../../lib/findings/check';
import { receiverMissing, receiverUnused } from '../../../../lib/tiers/otel/checks/receiver';
import type { OtelSettings } from '../../../../lib/tiers/otel/settings';
import { minimal, twoTiers } from '../props';

const ids = (settings: OtelSettings, logs = minimal.logs) =>
  runChecks([receiverMissing, receiverUnused], { settings, logs }).map(({ id, severity, path }) => [
    id,
    severity,
    path.join('.'),
  ]);

test.each([
  ['both', twoTiers, twoTiers.logs],
  ['neither', minimal, minimal.logs],
])('%s is fine', (_, settings, logs) => expect(ids(settings, logs)).toEqual([]));

test('logs of Talos need a receiver', () => {
  expect(ids(minimal, twoTiers.logs)).toEqual([['otel/receiver-missing', 'error', 'logs.talos']]);
});

test('a receiver needs logs of Talos', () => {
  expect(ids(twoTiers)).toEqual([['otel/receiver-unused', 'warning', 'collector.otel.receiver']]);
});
