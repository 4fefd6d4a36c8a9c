import type { ResolvedLoki } from '../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { Size } from '../../../lib/units/size';
import { minimal, onDisk, S3 } from './props';

const lokiSecrets = (props: ResolvedLoki) => lokiTier(props).secrets;

test('each store says which keys its Secret must hold', () => {
  const keys = (props: ResolvedLoki) =>
    lokiSecrets(props).map((need) => [need.namespace, need.name, Object.keys(need.keys)]);
  const minio = { kind: 'minio', secret: 'root', volume: Size.gibibytes(5) } as const;
  const gcs = { kind: 'gcs', buckets: { chunks: 'c' }, identity: { secret: 'gcs' } } as const;
  const s3Keys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
  expect(keys(minimal())).toEqual([['monitoring', 'loki-s3-secret', s3Keys]]);
  expect(keys(minimal({ storage: minio }))).toEqual([['monitoring', 'root', ['rootUser', 'rootPassword']]]);
  expect(keys(minimal({ storage: gcs }))).toEqual([['monitoring', 'gcs', ['key.json']]]);
});

test('a disk or a cloud identity needs no Secret', () => {
  expect(lokiSecrets(onDisk())).toEqual([]);
  expect(lokiSecrets(minimal({ storage: { ...S3, identity: { roleArn: 'arn:aws:iam::1:role/loki' } } }))).toEqual([]);
});
