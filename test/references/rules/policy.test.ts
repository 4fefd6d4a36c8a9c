import type { JsonObject } from '../../../lib/kubernetes/json';
import type { KubeObject } from '../../../lib/references/kube-object';
import { broken, names, object, pods } from '../objects';

const LOKI = pods('loki');
const GATEWAY = pods('gateway', { ports: [], spec: { serviceAccountName: 'gateway' } });
const ALL = [LOKI, GATEWAY, object('ServiceAccount', 'gateway', {})];
const SELECTOR = { matchLabels: { app: 'loki' } };

const networkPolicy = (port: JsonObject, from: readonly JsonObject[] = []) =>
  object('NetworkPolicy', 'loki', { spec: { podSelector: SELECTOR, ingress: [{ ports: [port], from: [...from] }] } });

const authorization = (port: string, source: JsonObject = {}) =>
  object('AuthorizationPolicy', 'loki', {
    spec: { selector: SELECTOR, rules: [{ from: [{ source }], to: [{ operation: { ports: [port] } }] }] },
  });

const peer = (port: string) =>
  object('PeerAuthentication', 'loki', { spec: { selector: SELECTOR, portLevelMtls: { [port]: { mode: 'STRICT' } } } });

test.each<readonly [string, KubeObject]>([
  ['a number', networkPolicy({ port: 3100 })],
  ['a name', networkPolicy({ port: 'http' })],
  ['a range', networkPolicy({ port: 1, endPort: 9 })],
  ['a text', authorization('3100')],
  ['a key', peer('3100')],
])('a port of the pods as %s', (_, policy) => {
  const called = { calls: [{ namespace: 'logging', podLabels: { app: 'loki' }, port: 3100 }] };
  expect(names([...ALL, policy], called)).toEqual([]);
});

test('HBONE is the port of ztunnel, not of a container', () => {
  expect(names([...ALL, networkPolicy({ port: 15008 }), authorization('3100')])).toEqual([]);
});

test.each<readonly [string, KubeObject]>([
  ['NetworkPolicy', networkPolicy({ port: 3101 })],
  ['NetworkPolicy by name', networkPolicy({ port: 'grpc' })],
  ['AuthorizationPolicy', authorization('3101')],
  ['PeerAuthentication', peer('3101')],
])('a port that the pods do not have: %s', (_, policy) => {
  const called = { calls: [{ namespace: 'logging', podLabels: { app: 'loki' }, port: 3100 }] };
  expect(broken([...ALL, policy], called)).toMatchObject([
    { check: 'port', fix: 'write one of their ports: http (3100)' },
  ]);
});

test.each<readonly [string, JsonObject]>([
  ['an account', { serviceAccounts: ['logging/gateway'] }],
  ['an account of its namespace', { serviceAccounts: ['gateway'] }],
  ['a principal', { principals: ['cluster.local/ns/logging/sa/gateway'] }],
  ['a pattern', { principals: ['*/ns/logging/sa/*'] }],
  ['an account of a namespace that nobody knows', { serviceAccounts: ['else/grafana'] }],
])('%s is let in', (_, source) => {
  expect(names([...ALL, authorization('3100', source)])).toEqual([]);
});

test.each<readonly [string, JsonObject]>([
  ['an account', { serviceAccounts: ['logging/gatewai'] }],
  ['a principal', { principals: ['cluster.local/ns/logging/sa/gatewai'] }],
])('%s that does not exist is let in', (_, source) => {
  expect(broken([...ALL, authorization('3100', source)])).toMatchObject([
    {
      check: 'policy',
      problem: 'it lets in the ServiceAccount logging/gatewai, which does not exist',
      fix: 'write gateway',
    },
  ]);
  expect(names([...ALL, authorization('3100', source)], { namespaces: ['logging'] })).toEqual([]);
});

const from = (app: string, namespace?: string): JsonObject => ({
  podSelector: { matchLabels: { app } },
  ...(namespace && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }),
});

test('peers are pods', () => {
  expect(names([...ALL, networkPolicy({ port: 3100 }, [from('gateway')])])).toEqual([]);
  expect(names([...ALL, networkPolicy({ port: 3100 }, [from('gateway', 'logging')])])).toEqual([]);
  expect(names([...ALL, networkPolicy({ port: 3100 }, [from('prometheus', 'monitoring')])])).toEqual([]);
});

test('peers that are not there', () => {
  const policy = networkPolicy({ port: 3100 }, [from('gatewai')]);
  expect(broken([...ALL, policy])).toMatchObject([
    { check: 'policy', problem: 'it names pods of logging with the labels app=gatewai, and there are none' },
  ]);
  expect(names([...ALL, policy], { namespaces: ['logging'] })).toEqual([]);
});
