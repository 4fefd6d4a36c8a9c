import type { Json, JsonObject } from '../../lib/kubernetes/json';
import { istioProblems } from './istio-rules';

const selector = { matchLabels: { app: 'loki' } };
const from: Json = [{ source: { serviceAccounts: ['loki/loki'] } }];
const to: Json = [{ operation: { ports: ['8080'] } }];

const problems = (kind: string, spec: JsonObject) =>
  istioProblems({ apiVersion: 'security.istio.io/v1', kind, metadata: { name: 'p', namespace: 'n' }, spec });
const policy = (rules: Json, more: JsonObject = {}) =>
  problems('AuthorizationPolicy', { selector, action: 'ALLOW', rules, ...more });
const source = (content: JsonObject) => policy([{ from: [{ source: content }], to }]);
const operation = (content: JsonObject) => policy([{ from, to: [{ operation: content }] }]);
const authentication = (spec: JsonObject) => problems('PeerAuthentication', { selector, ...spec });

// The judge of the other tests has to find what it looks for.
test.each<[string, readonly string[]]>([
  ['rules that are left out', problems('AuthorizationPolicy', { selector, action: 'ALLOW' })],
  ['a rule for everybody', policy([{ to }])],
  ['a rule for every port', policy([{ from }])],
  ['an empty rule', policy([{}])],
  ['a list without entries', source({ namespaces: [] })],
  ['an empty source', source({})],
  ['an empty name', source({ namespaces: [''] })],
  ['fields that must hold at once', source({ namespaces: ['grafana'], ipBlocks: ['10.244.0.0/16'] })],
  ['trust domains, which ztunnel drops', source({ trustDomains: ['cluster.local'] })],
  ['a source of HTTP', source({ requestPrincipals: ['*'] })],
  ['an operation of HTTP', operation({ ports: ['8080'], methods: ['GET'] })],
  ['a port that is a number', operation({ ports: [8080] })],
  ['a port that does not exist', operation({ ports: ['65536'] })],
  ['a wildcard for service accounts', source({ serviceAccounts: ['loki/*'] })],
  ['too many service accounts', source({ serviceAccounts: new Array(17).fill('loki/loki') })],
  ['an address that is none', source({ ipBlocks: ['10.244.0.0.0/16'] })],
  ['everybody’s address', source({ ipBlocks: ['0.0.0.0/0'] })],
  ['conditions', policy([{ from, to, when: [{ key: 'source.serviceAccount', values: ['loki'] }] }])],
  ['a target for waypoints', policy([{ from, to }], { targetRefs: [{ kind: 'Service', name: 'loki' }] })],
  ['another action', policy([{ from, to }], { action: 'AUDIT' })],
  ['a selector of everything', policy([{ from, to }], { selector: { matchLabels: {} } })],
  ['a wildcard in a label', policy([{ from, to }], { selector: { matchLabels: { app: 'lo*' } } })],
  ['a mode that is left to others', authentication({ portLevelMtls: { '4317': { mode: 'PERMISSIVE' } } })],
  ['no ports', authentication({ mtls: { mode: 'STRICT' }, portLevelMtls: {} })],
  ['port 0', authentication({ mtls: { mode: 'STRICT' }, portLevelMtls: { '0': { mode: 'PERMISSIVE' } } })],
])('%s is a problem', (_, found) => {
  expect(found).not.toEqual([]);
});

test('what is sound is none', () => {
  expect(policy([{ from, to }])).toEqual([]);
  expect(policy([])).toEqual([]);
  expect(authentication({ mtls: { mode: 'STRICT' }, portLevelMtls: { '4317': { mode: 'PERMISSIVE' } } })).toEqual([]);
});
