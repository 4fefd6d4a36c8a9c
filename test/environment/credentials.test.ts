import fc from 'fast-check';
import { parse } from 'yaml';
import { credentials } from '../../lib/environment/credentials';
import { formatPath } from '../../lib/findings/finding';
import { formatFix } from '../../lib/findings/fix-text';

const found = (yaml: string) => credentials(parse(yaml)).map(({ id, path }) => `${id} ${formatPath(path)}`);

it.each([
  ['loki: { storage: { s3: { accessKeyId: x } } }', 'loki.storage.s3.accessKeyId'],
  ['values: { loki: { storage: { s3: { secretAccessKey: x } } } }', 'values.loki.storage.s3.secretAccessKey'],
  ['s3: { access_key_id: x }', 's3.access_key_id'],
  ['minio: { rootPassword: 12345678 }', 'minio.rootPassword'],
  ['loki: { tenants: [{ name: a, password: x }] }', 'loki.tenants[0].password'],
  ['auth: { bearer-token: x }', 'auth.bearer-token'],
  ['azure: { connection_string: x }', 'azure.connection_string'],
  ['extraEnv: [{ name: AWS_SECRET_ACCESS_KEY, value: x }]', 'extraEnv[0].value'],
  ['endpoint: https://user:pass@host', 'endpoint'],
  ['endpoint: https://token@host/path', 'endpoint'],
  ['args: ["-ruler.url=https://u:p@host"]', 'args[0]'],
  ['bucket: s3://key:secret@region/bucket', 'bucket'],
  // Put together here, so that no scanner for leaked credentials stumbles over this file.
  [`key: "${'-'.repeat(5)}BEGIN RSA PRIVATE KEY${'-'.repeat(5)}"`, 'key'],
  [`region: AKIA${'A'.repeat(16)}`, 'region'],
])('%s', (yaml, path) => {
  expect(found(yaml)).toEqual([`secrets/inline-credential ${path}`]);
});

it.each([
  's3: { credentialsSecret: loki-s3-secret }',
  'decryptionSecret: sops-age',
  'gateway: { basicAuth: { existingSecret: a, existingSecretKey: b } }',
  'serviceAccount: { automountServiceAccountToken: false }',
  's3: { secretAccessKey: "${S3_SECRET}", accessKeyId: "" }',
  'extraEnv: [{ name: AWS_SECRET_ACCESS_KEY, valueFrom: { secretKeyRef: { name: a, key: b } } }]',
  'endpoint: http://10.0.40.10:9000',
  'source: ssh://git@github.com/a/b',
  'endpoint: "https://user:${PASSWORD}@host"',
  'query: \'{app="x"} |= "https://host/@me"\'',
])('%s is no credential', (yaml) => {
  expect(found(yaml)).toEqual([]);
});

it('beside a Secret, the finding says which of the two to delete', () => {
  const [finding, ...others] = credentials(parse('s3: { credentialsSecret: a, secretAccessKey: b }'));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'secrets/inline-and-secret', path: ['s3', 'secretAccessKey'] });
  expect(formatFix(finding?.fix ?? '')).toContain(
    'keep `credentialsSecret`, replace the credential if it was ever committed, and delete `',
  );
});

it('in a storage of Loki, the fix is the Secret to name', () => {
  const [finding] = credentials(parse('loki: { storage: { s3: { accessKeyId: x } } }'));
  expect(formatFix(finding?.fix ?? '')).toContain('`loki.storage.s3.credentialsSecret`');
});

it('no message holds a value', () => {
  const key = fc.constantFrom('password', 'token', 'accessKeyId', 'url', 'name', 'value');
  // Long enough not to be a word of the message by chance.
  const value = fc.stringMatching(/^[A-Za-z0-9]{24}$/);
  fc.assert(
    fc.property(fc.dictionary(key, value), value, (map, secret) => {
      const findings = credentials({
        ...map,
        password: secret,
        url: `https://me:${secret}@host`,
        list: [{ token: secret }],
      });
      expect(findings.length).toBeGreaterThanOrEqual(3);
      expect(JSON.stringify(findings)).not.toContain(secret);
    }),
  );
});

it('takes time in proportion to a text, whatever is in it', () => {
  const started = performance.now();
  credentials({ a: 'a://'.repeat(100_000), b: 'a.'.repeat(200_000), c: `https://${':'.repeat(200_000)}` });
  expect(performance.now() - started).toBeLessThan(1000);
});
