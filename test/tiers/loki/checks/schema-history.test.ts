import { formatFix } from '../../../../lib/findings/fix-text';
import { committedPeriods, schemaHistory } from '../../../../lib/tiers/loki/checks/schema-history';
import type { SchemaPeriod } from '../../../../lib/tiers/loki/settings';
import { lokiValues } from '../../../../lib/tiers/loki/values';
import { runCheck } from '../../../support/checks';
import { minimal } from '../props';

const OLD: SchemaPeriod = { from: '2022-01-01', schema: 'v12', store: 'tsdb', objectStore: 's3', indexPrefix: 'old_' };
const NOW: SchemaPeriod = { from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 's3', indexPrefix: 'now_' };
const NEXT: SchemaPeriod = { ...NOW, from: '2027-01-01', schema: 'v14' };

const history = (schema: readonly SchemaPeriod[], committed = [OLD, NOW]) =>
  runCheck(schemaHistory, { loki: minimal({ schema }), committed });

test('periods may be appended', () => {
  expect(history([OLD, NOW])).toEqual([]);
  expect(history([OLD, NOW, NEXT])).toEqual([]);
  expect(history([NOW], [])).toEqual([]);
});

test.each(Object.keys(OLD).filter((key) => key !== 'from'))('a committed %s never changes', (key) => {
  expect(history([{ ...OLD, [key]: 'gcs' }, NOW])).toMatchObject([
    { id: 'loki/schema-history', severity: 'error', path: ['loki', 'schema', 0] },
  ]);
});

test('a removed period is shown as it must be restored', () => {
  const [finding] = history([NOW]);
  expect(finding).toMatchObject({ id: 'loki/schema-history', path: ['loki', 'schema'] });
  expect(formatFix(finding?.fix ?? '')).toContain('indexPrefix: old_');
  expect(formatFix(finding?.fix ?? '')).toContain('from: "2022-01-01"');
});

test('moving the first day of a period removes one and inserts another', () => {
  expect(history([OLD, { ...NOW, from: '2024-03-01' }])).toHaveLength(2);
});

test('no period is inserted before the newest one', () => {
  expect(history([OLD, { ...NEXT, from: '2023-01-01' }, NOW])).toMatchObject([
    { id: 'loki/schema-history', severity: 'error', path: ['loki', 'schema', 1] },
  ]);
});

test('periods are read back from the values as they were written', () => {
  expect(committedPeriods(lokiValues(minimal({ schema: [OLD, NOW] })))).toEqual([OLD, NOW]);
  expect(committedPeriods({})).toEqual([]);
  expect(committedPeriods({ loki: { schemaConfig: { configs: ['nonsense', null, { from: 2024 }] } } })).toEqual([]);
});
