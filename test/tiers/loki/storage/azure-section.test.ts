import { parse } from 'yaml';
import type { Fix } from '../../../../lib/findings/finding';
import { formatFix } from '../../../../lib/findings/fix-text';
import { isJsonObject } from '../../../../lib/kubernetes/json';
import { findingsOf, loadOne, MINIMAL, only } from '../../../environment/in-memory';
import { unused } from '../../../environment/sections';

const CLIENT = 'workloadIdentity: 11111111-2222-3333-4444-555555555555';
const SECRET = 'credentialsSecret: loki-azure';
const KEYS = ['account: acmelogs', 'containers: { chunks: loki-chunks }'];

const withAzure = (...keys: readonly string[]) =>
  MINIMAL.replace('{ filesystem: {} }', `{ azure: { ${keys.join(', ')} } }`);

const finding = (...keys: readonly string[]) => only(findingsOf(withAzure(...keys))).finding;

test('the least', () => {
  expect(loadOne(withAzure(...KEYS, SECRET)).loki).toMatchObject({
    storage: { kind: 'azure', account: 'acmelogs', containers: { chunks: 'loki-chunks' } },
    schema: [{ objectStore: 'azure' }],
  });
});

test('everything', () => {
  const most = `{ account: acmelogs, containers: { chunks: a-1, ruler: b-2 }, endpointSuffix: blob.example.net, ${CLIENT} }`;
  const data = parse(most);
  expect(isJsonObject(data) && unused(data, ['loki', 'storage', 'azure'])).toEqual([
    'loki.storage.azure.credentialsSecret',
  ]);
  expect(loadOne(MINIMAL.replace('{ filesystem: {} }', `{ azure: ${most} }`)).loki?.storage).toEqual({
    kind: 'azure',
    account: 'acmelogs',
    containers: { chunks: 'a-1', ruler: 'b-2' },
    endpointSuffix: 'blob.example.net',
    identity: { workloadIdentity: '11111111-2222-3333-4444-555555555555' },
  });
});

test('no identity: what the fix says is one', () => {
  const { id, fix } = finding(...KEYS);
  expect(id).toBe('storage/identity');
  expect(fix).toMatch(/credentialsSecret .* or workloadIdentity/);
  for (const line of [SECRET, CLIENT]) expect(findingsOf(withAzure(...KEYS, line))).toEqual([]);
});

test('two identities: one of them goes', () => {
  const { id, fix } = finding(...KEYS, SECRET, CLIENT);
  expect([id, fix]).toEqual(['storage/identity', 'delete workloadIdentity, or delete credentialsSecret']);
  for (const kept of [SECRET, CLIENT]) expect(findingsOf(withAzure(...KEYS, kept))).toEqual([]);
});

const exampleOf = (fix: Fix) => formatFix(fix).split(', such as ')[1];

test.each([
  ['account', ['account: Acme-Logs', 'containers: { chunks: loki-chunks }']],
  ['account', ['account: ab', 'containers: { chunks: loki-chunks }']],
])('%s that is none: the example of the fix is one', (key, keys) => {
  const { path, fix } = finding(...keys, SECRET);
  expect(path).toEqual(['loki', 'storage', 'azure', key]);
  expect(findingsOf(withAzure(`${key}: ${exampleOf(fix)}`, ...keys.slice(1), SECRET))).toEqual([]);
});

test.each(['Chunks', 'ab', '-chunks', 'chunks-', 'chu--nks', 'c'.repeat(64)])('%s is no container', (name) => {
  const { path, fix } = finding('account: acmelogs', `containers: { chunks: ${name} }`, SECRET);
  expect(path).toEqual(['loki', 'storage', 'azure', 'containers', 'chunks']);
  expect(findingsOf(withAzure('account: acmelogs', `containers: { chunks: ${exampleOf(fix)} }`, SECRET))).toEqual([]);
});

test('AKS is a cloud with the usual DNS, and no usual addresses', () => {
  const { platform } = loadOne(withAzure(...KEYS, CLIENT).replace('k3s', 'aks'));
  expect(platform).toMatchObject({ dns: { service: 'kube-dns', namespace: 'kube-system' } });
  expect(platform.podCidrs).toBeUndefined();
});
