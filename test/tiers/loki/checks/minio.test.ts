import { lokiMinio } from '../../../../lib/tiers/loki/checks/minio';
import { Size } from '../../../../lib/units/size';
import { minimal } from '../props';

test('the bundled MinIO is for staging', () => {
  const storage = { kind: 'minio', secret: 'root', volume: Size.gibibytes(5) } as const;
  expect(lokiMinio({ loki: minimal({ storage }) })).toMatchObject([
    { id: 'loki/minio', severity: 'warning', path: ['loki', 'storage', 'minio'] },
  ]);
  expect(lokiMinio({ loki: minimal() })).toEqual([]);
});
