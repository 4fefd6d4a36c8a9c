import type { JsonObject } from '../../../lib/kubernetes/json';
import { broken, names, object, pods } from '../objects';

const SECRET = object('Secret', 'store', { data: { user: '' }, stringData: { password: '' } });
const CONFIG = object('ConfigMap', 'store', { data: { user: '', password: '' } });

const env = (source: string, name: string, key: string, optional?: boolean) => ({
  container: { env: [{ name: 'X', valueFrom: { [source]: { name, key, ...(optional && { optional }) } } }] },
});
const envFrom = (source: string, name: string) => ({ container: { envFrom: [{ [source]: { name } }] } });
const volume = (source: JsonObject) => ({ spec: { volumes: [{ name: 'v', ...source }] } });
const items = (key: string) => ({ items: [{ key, path: 'x' }] });

describe.each(['Secret', 'ConfigMap'])('%s', (kind) => {
  const isSecret = kind === 'Secret';
  const check = isSecret ? 'secret' : 'config-map';
  const ref = isSecret ? 'secretKeyRef' : 'configMapKeyRef';
  const all = isSecret ? 'secretRef' : 'configMapRef';
  const mounted = (name: string, more: JsonObject = {}): JsonObject =>
    isSecret ? { secret: { secretName: name, ...more } } : { configMap: { name, ...more } };
  const projected = (name: string, more: JsonObject = {}): JsonObject => {
    const source = { name, ...more };
    return { projected: { sources: [isSecret ? { secret: source } : { configMap: source }] } };
  };
  const held = isSecret ? SECRET : CONFIG;
  const using = (options: JsonObject) => pods('loki', { ports: [], ...options });

  test.each<readonly [string, JsonObject]>([
    ['a variable', env(ref, 'store', 'password')],
    ['all variables', envFrom(all, 'store')],
    ['a volume', volume(mounted('store'))],
    ['items of a volume', volume(mounted('store', items('user')))],
    ['items of a projected volume', volume(projected('store', items('user')))],
    ['an optional variable', env(ref, 'nobody', 'x', true)],
    ['an optional volume', volume(mounted('nobody', { optional: true }))],
  ])('%s reads what is there', (_, options) => {
    expect(names([held, using(options)])).toEqual([]);
  });

  test.each<readonly [string, JsonObject]>([
    ['a variable', env(ref, 'stores', 'password')],
    ['all variables', envFrom(all, 'stores')],
    ['a volume', volume(mounted('stores'))],
    ['a projected volume', volume(projected('stores'))],
  ])('%s names another object', (_, options) => {
    expect(broken([held, using(options)])).toMatchObject([
      { check, problem: `there is no ${kind} logging/stores`, fix: 'write store, or create stores' },
    ]);
  });

  test.each<readonly [string, JsonObject]>([
    ['a variable', env(ref, 'store', 'pasword')],
    ['items of a volume', volume(mounted('store', items('pasword')))],
    ['items of a projected volume', volume(projected('store', items('pasword')))],
  ])('%s names another key', (_, options) => {
    expect(broken([held, using(options)])).toMatchObject([
      {
        check,
        problem: `the ${kind} logging/store has no key pasword`,
        fix: 'write one of its keys: user, password',
      },
    ]);
  });
});

test('a declared Secret has the keys that are declared', () => {
  const secrets = [{ namespace: 'logging', name: 'store', keys: ['user'] }];
  const reading = (key: string) => pods('loki', { ports: [], ...env('secretKeyRef', 'store', key) });
  expect(names([reading('user')], { secrets })).toEqual([]);
  expect(names([reading('password')], { secrets })).toEqual(['secret Deployment logging/loki']);
  expect(names([reading('user')], { secrets: [{ namespace: 'else', name: 'store', keys: ['user'] }] })).toHaveLength(1);
});

test('the ConfigMap of every namespace', () => {
  expect(names([pods('loki', { ports: [], ...volume({ configMap: { name: 'kube-root-ca.crt' } }) })])).toEqual([]);
});

test.each<readonly [string, JsonObject]>([
  ['HelmRepository', { secretRef: { name: 'nobody' } }],
  ['HelmRelease', { valuesFrom: [{ kind: 'Secret', name: 'nobody' }] }],
  ['HelmChart', { valuesSecrets: [{ name: 'nobody', keys: ['x'] }] }],
  ['Kustomization', { decryption: { secretRef: { name: 'nobody' } } }],
  ['Ingress', { tls: [{ secretName: 'nobody' }] }],
])('%s names a Secret', (kind, spec) => {
  expect(names([object(kind, 'x', { spec })])).toEqual([`secret ${kind} logging/x`]);
  const secrets = [{ namespace: 'logging', name: 'nobody', keys: ['x', 'values.yaml'] }];
  expect(names([object(kind, 'x', { spec })], { secrets })).toEqual([]);
});

test('cert-manager writes the Secret of an Ingress', () => {
  const annotations = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };
  expect(names([object('Ingress', 'x', { spec: { tls: [{ secretName: 'nobody' }] } }, { annotations })])).toEqual([]);
});

test('a monitor reads its credentials', () => {
  const endpoints = [{ port: 'http', basicAuth: { username: { name: 'nobody', key: 'user' } } }];
  const monitor = object('PodMonitor', 'loki', { spec: { selector: {}, podMetricsEndpoints: endpoints } });
  expect(names([pods('loki'), monitor])).toEqual(['secret PodMonitor logging/loki']);
});
