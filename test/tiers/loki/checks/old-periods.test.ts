import { formatFix } from '../../../../lib/findings/fix-text';
import { oldPeriods } from '../../../../lib/tiers/loki/checks/old-periods';
import type { LokiSettings, SchemaPeriod } from '../../../../lib/tiers/loki/settings';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { minimal } from '../props';

const NEW: SchemaPeriod = { from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 's3', indexPrefix: 'i_' };
const OLD: SchemaPeriod = { ...NEW, from: '2022-01-11', schema: 'v11', store: 'boltdb-shipper' };
const COMING = { ...NEW, from: '2031-02-01' };

const found = (schema: readonly SchemaPeriod[], settings: Partial<LokiSettings> = {}) =>
  runCheck(oldPeriods, { loki: minimal({ schema, ...settings }) });

test('an old period that may still be active: structured metadata is off until the day of the next', () => {
  expect(found([OLD, COMING])).toMatchObject([
    {
      id: 'loki/structured-metadata-undecided',
      path: ['loki', 'schema', 0, 'schema'],
      problem: 'until 2031-02-01 the schema is boltdb-shipper v11, which keeps no structured metadata',
      fix: fixText(/until 2031-02-01 has come \(UTC\); true from then on[^\n]*\nloki:\n {2}structuredMetadata: false$/),
    },
  ]);
});

test('the file decides', () => {
  expect(found([OLD, COMING], { structuredMetadata: false })).toEqual([]);
  expect(found([OLD, COMING], { structuredMetadata: true })).toEqual([]);
});

test('a day before the release of the chart has come', () => {
  expect(found([OLD, NEW])).toEqual([]);
});

test('the newest period never gets structured metadata if it is old, whatever the file says', () => {
  expect(found([OLD], { structuredMetadata: true })).toHaveLength(1);
  expect(found([{ ...NEW, schema: 'v12' }])).toMatchObject([{ problem: expect.stringContaining('tsdb v12') }]);
  expect(found([{ ...NEW, schema: 'v9' }])).toHaveLength(1);
  expect(found([OLD], { structuredMetadata: false })).toEqual([]);
});

test('no fix writes over a period', () => {
  expect(formatFix(found([OLD])[0]?.fix ?? '')).not.toMatch(/schema:|store:/);
});
