import { needs } from '../../lib/output/needs';
import { planStack } from '../../lib/plan';
import { loadOne, MINIMAL } from '../environment/in-memory';

const S3 = MINIMAL.replace(
  '{ filesystem: {} }',
  '{ s3: { endpoint: "https://s3.example", region: eu, buckets: { chunks: logs-chunks, ruler: logs-ruler }, credentialsSecret: keys } }',
);
const of = (text: string) => needs(planStack(loadOne(text)));

test('namespaces that no object creates must be there', () => {
  expect(of(MINIMAL)).toEqual(['namespace flux-system']);
  expect(of(`${MINIMAL}namespaces: { monitoring: { existing: true } }\n`)).toEqual([
    'namespace flux-system',
    'namespace monitoring',
  ]);
});

test('Secrets must be there with their keys, and nothing is said of their values', () => {
  expect(of(S3)).toContain('secret monitoring keys AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY');
});

test('Secrets that Flux brings need not', () => {
  const brought = S3.replace('{ flux: {} }', '{ flux: { secrets: { path: ./secrets } } }');
  expect(of(brought).join()).not.toContain('secret');
});
