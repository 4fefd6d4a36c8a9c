import { bucketClaim } from '../../../../lib/tiers/loki/checks/bucket-claim';
import { type BucketClaim, bucketsShared } from '../../../../lib/tiers/loki/checks/buckets';
import type { ResolvedLoki } from '../../../../lib/tiers/loki/settings';
import type { S3Storage } from '../../../../lib/tiers/loki/storage/s3';
import { minimal, onDisk, S3 } from '../props';

const PERIOD = { schema: 'v13', store: 'tsdb', objectStore: 's3', indexPrefix: 'loki_index_' } as const;

function environment(name: string, loki: ResolvedLoki, cluster = name) {
  return bucketClaim({ name, cluster, loki });
}

/** What is found, with the names of the environments that it is found about. */
function shared(...claims: readonly (BucketClaim | undefined)[]) {
  const users = claims.flatMap((claim) => claim ?? []);
  return [...bucketsShared(users)].map(([{ environment }, finding]) => ({ environment, finding }));
}

const s3 = (overrides: Partial<S3Storage>) => minimal({ storage: { ...S3, ...overrides } });

test('two environments have two buckets', () => {
  const [first, second] = [environment('one', minimal()), environment('two', minimal())];
  expect(shared(first, second)).toMatchObject([
    {
      environment: 'two',
      finding: { id: 'loki/bucket-shared', severity: 'error', path: ['loki', 'storage', 's3', 'buckets', 'chunks'] },
    },
  ]);
  expect(shared(first)).toEqual([]);
  expect(shared(first, environment('two', s3({ buckets: { chunks: 'other' } })))).toEqual([]);
});

test('other schema periods are named', () => {
  const other = minimal({ schema: [{ from: '2025-01-01', ...PERIOD }] });
  const [found] = shared(environment('one', minimal()), environment('two', other));
  expect(found?.finding.problem).toContain('other schema periods');
});

test('one Loki that two files describe has one bucket, until they disagree about its schema', () => {
  const one = environment('one', minimal(), 'prod');
  expect(shared(one, environment('two', minimal(), 'prod'))).toEqual([]);
  const other = minimal({ schema: [{ from: '2025-01-01', ...PERIOD }] });
  expect(shared(one, environment('two', other, 'prod'))).toHaveLength(1);
});

test('the same name is another bucket in another store', () => {
  const inCluster = s3({ endpoint: 'http://minio.minio.svc.cluster.local:9000' });
  expect(shared(environment('one', inCluster), environment('two', inCluster))).toEqual([]);
  const elsewhere = s3({ endpoint: 'http://10.0.40.11:9000' });
  expect(shared(environment('one', minimal()), environment('two', elsewhere))).toEqual([]);
  expect(shared(environment('one', onDisk()), environment('two', onDisk()))).toEqual([]);
});
