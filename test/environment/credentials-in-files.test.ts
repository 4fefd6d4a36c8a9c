import { findingsOf, MINIMAL, summaries } from './in-memory';

const FILE = 'environments/production.yaml';

function withStorage(storage: string) {
  return findingsOf(MINIMAL.replace('{ filesystem: {} }', storage));
}

it('a credential in place of an identity is one finding', () => {
  expect(
    summaries(withStorage('{ s3: { region: a, buckets: { chunks: abc }, accessKeyId: AAA, secretAccessKey: BBB } }')),
  ).toEqual([`secrets/inline-credential ${FILE}:7:57`, `secrets/inline-credential ${FILE}:7:75`]);
});

it('a credential beside a Secret is told from one without', () => {
  const storage = '{ s3: { region: a, buckets: { chunks: abc }, credentialsSecret: s, secretAccessKey: BBB } }';
  expect(summaries(withStorage(storage))).toEqual([`secrets/inline-and-secret ${FILE}:7:79`]);
});

it('a valid key that holds a credential stops the file as well', () => {
  const storage =
    '{ s3: { endpoint: "https://me:pw@s3.example.com", region: a, buckets: { chunks: abc }, credentialsSecret: s } }';
  expect(summaries(withStorage(storage))).toEqual([`secrets/inline-credential ${FILE}:7:20`]);
  const values = 'values: { minio: { rootPassword: BBB } }';
  expect(summaries(findingsOf(MINIMAL.replace('  retention', `  ${values}\n  retention`)))).toEqual([
    `secrets/inline-credential ${FILE}:6:22`,
  ]);
});
