import { schemaFuture, schemaOrder, schemaStore } from '../../../../lib/tiers/loki/checks/schema';
import type { SchemaPeriod } from '../../../../lib/tiers/loki/settings';
import { Size } from '../../../../lib/units/size';
import { runCheck } from '../../../support/checks';
import { minimal, onDisk } from '../props';

const PERIOD: SchemaPeriod = { from: '2024-04-01', schema: 'v13', store: 'tsdb', objectStore: 's3', indexPrefix: 'i_' };

const loki = (...periods: readonly Partial<SchemaPeriod>[]) =>
  minimal({ schema: periods.map((period) => ({ ...PERIOD, ...period })) });

test('the first period has begun when the chart was released', () => {
  expect(runCheck(schemaFuture, { loki: loki({ from: '2025-12-13' }) })).toMatchObject([
    { id: 'loki/schema-future', severity: 'error', path: ['loki', 'schema', 0, 'from'] },
  ]);
  expect(runCheck(schemaFuture, { loki: loki({ from: '2025-12-12' }, { from: '2030-01-01' }) })).toEqual([]);
});

test('periods follow each other', () => {
  const wrong = { id: 'loki/schema-order', severity: 'error', path: ['loki', 'schema', 1, 'from'] };
  expect(runCheck(schemaOrder, { loki: loki({}, { from: '2023-01-01' }) })).toMatchObject([wrong]);
  expect(runCheck(schemaOrder, { loki: loki({}, {}) })).toMatchObject([wrong]);
  expect(runCheck(schemaOrder, { loki: loki({}, { from: '2025-01-01' }) })).toEqual([]);
});

describe('the newest period', () => {
  const ids = (...periods: readonly Partial<SchemaPeriod>[]) =>
    runCheck(schemaStore, { loki: loki(...periods) }).map(({ id, path }) => [id, path.join('.')]);

  test('writes to the store that is configured', () => {
    expect(ids({ objectStore: 'gcs' })).toEqual([['loki/schema-store', 'loki.schema.0.objectStore']]);
    expect(ids({ objectStore: 'gcs' }, { from: '2025-01-01' })).toEqual([]);
    expect(runCheck(schemaStore, { loki: onDisk() })).toEqual([]);
  });

  test('MinIO speaks S3', () => {
    const storage = { kind: 'minio', secret: 'root', volume: Size.gibibytes(5) } as const;
    expect(runCheck(schemaStore, { loki: minimal({ storage }) })).toEqual([]);
  });
});
