import { type StreamsClaim, streamsShared } from '../../lib/checks/streams-shared';
import { type BucketClaim, bucketsShared } from '../../lib/tiers/loki/checks/buckets';

// What environments must not share, among as many of them as nobody has.

const MANY = 100_000;

const claim = (index: number, bucket: string): BucketClaim => ({
  environment: `e${index}`,
  cluster: `c${index}`,
  bucket,
  loki: `l${index}`,
  schema: '[]',
  name: 'lines',
  path: ['loki', 'storage', 's3', 'buckets', 'chunks'],
});

const sender = (index: number, streams: string): StreamsClaim => ({
  environment: `e${index}`,
  cluster: 'c',
  streams,
  pushUrl: 'https://logs.example.com/loki/api/v1/push',
});

test('the first user keeps a bucket, and each later one is told of it', () => {
  const all = [claim(0, 'a'), claim(1, 'b'), claim(2, 'a'), { ...claim(3, 'a'), loki: 'l0' }, claim(4, 'b')];
  const told = [...bucketsShared(all)].map(([{ environment }, { problem }]) => `${environment}: ${problem}`);
  expect(told).toEqual([
    'e2: the bucket lines is that of the environment e0 too',
    // It is a variant of e0, so that e2 is the first other.
    'e3: the bucket lines is that of the environment e2 too',
    'e4: the bucket lines is that of the environment e1 too',
  ]);
});

test('a hundred thousand environments are looked at in no time', () => {
  const start = performance.now();
  const claims = Array.from({ length: MANY }, (_, index) => claim(index, `b${index}`));
  const senders = Array.from({ length: MANY }, (_, index) => sender(index, `s${index % (MANY - 1)}`));
  expect(bucketsShared(claims).size).toBe(0);
  expect([...streamsShared(senders).keys()].map(({ environment }) => environment)).toEqual([`e${MANY - 1}`]);
  expect(performance.now() - start).toBeLessThan(5000);
});
