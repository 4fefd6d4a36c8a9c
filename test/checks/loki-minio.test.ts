import { lokiMinio } from '../../lib/checks/loki-minio';
import { Size } from '../../lib/units/size';
import { minimal } from '../tiers/loki/props';

test('the bundled MinIO is for staging', () => {
  const storage = { kind: 'minio', secret: 'root', volume: Size.gibibytes(5) } as const;
  expect(lokiMinio({ loki: minimal({ storage }) })).toMatchObject([
    { id: 'loki/minio', severity: 'warning', path: ['loki', 'storage', 'minio'] },
  ]);
  expect(lokiMinio({ loki: minimal() })).toEqual([]);
});
