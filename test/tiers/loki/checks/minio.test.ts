import { bundledMinio } from '../../../../lib/tiers/loki/checks/minio';
import { Size } from '../../../../lib/units/size';
import { runCheck } from '../../../support/checks';
import { minimal } from '../props';

test('the bundled MinIO is for staging', () => {
  const storage = { kind: 'minio', secret: 'root', volume: Size.gibibytes(5) } as const;
  expect(runCheck(bundledMinio, { loki: minimal({ storage }) })).toMatchObject([
    { id: 'loki/minio', severity: 'warning', path: ['loki', 'storage', 'minio'] },
  ]);
  expect(runCheck(bundledMinio, { loki: minimal() })).toEqual([]);
});
