import type { JsonObject } from '../../../lib/kubernetes/json';
import type { KubeObject } from '../../../lib/references/kube-object';
import { broken, names, object, pods, service, text } from '../objects';

const TWO = [
  { name: 'http', containerPort: 3100 },
  { name: 'grpc', containerPort: 9095 },
];

/** Somebody calls 9095, so that only the other port matters. */
const GRPC = { namespace: 'logging', podLabels: { app: 'loki' }, port: 9095 };

const loki = (container: JsonObject = {}) => pods('loki', { ports: TWO, container });
const front = (spec: JsonObject = {}) =>
  service('loki', { app: 'loki' }, [{ name: 'web', port: 80, targetPort: 'http' }], spec);

test('a port that nobody calls is said', () => {
  expect(broken([loki(), front()], { calls: [GRPC] })).toMatchObject([
    {
      check: 'listener',
      object: 'Deployment logging/loki',
      problem: 'container loki listens on port 3100 (http), and nobody calls it',
    },
  ]);
});

const backend = { service: { name: 'loki', port: { name: 'web' } } };
const number = { service: { name: 'loki', port: { number: 80 } } };
const probe = (by: string, port: string | number) => loki({ livenessProbe: { [by]: { port } } });
const endpoint = { selector: { matchLabels: { app: 'loki' } } };

test.each<readonly [string, readonly KubeObject[]]>([
  ['a URL', [loki(), front(), text('http://loki.logging.svc')]],
  ['another container of the pod', [loki({ args: ['http://localhost:3100'] }), front()]],
  [
    'a ServiceMonitor',
    [loki(), front(), object('ServiceMonitor', 'm', { spec: { ...endpoint, endpoints: [{ port: 'web' }] } })],
  ],
  [
    'a PodMonitor',
    [loki(), object('PodMonitor', 'm', { spec: { ...endpoint, podMetricsEndpoints: [{ port: 'http' }] } })],
  ],
  ['everybody outside', [loki(), front({ type: 'LoadBalancer' })]],
  ['everybody at the nodes', [loki(), front({ type: 'NodePort' })]],
  [
    'a ServiceMonitor by the port of the pods',
    [
      loki(),
      front(),
      object('ServiceMonitor', 'm', {
        spec: { ...endpoint, endpoints: [{ targetPort: 3100 }, { targetPort: 'grpc' }] },
      }),
    ],
  ],
  ['an Ingress', [loki(), front(), object('Ingress', 'i', { spec: { defaultBackend: backend } })]],
  ['an Ingress by number', [loki(), front(), object('Ingress', 'i', { spec: { defaultBackend: number } })]],
  ['the kubelet over HTTP', [probe('httpGet', 'http')]],
  ['the kubelet over TCP', [probe('tcpSocket', 3100)]],
  ['the kubelet over gRPC', [probe('grpc', 3100)]],
  [
    'whom a policy lets in',
    [loki(), object('NetworkPolicy', 'p', { spec: { podSelector: {}, ingress: [{ ports: [{ port: 3100 }] }] } })],
  ],
])('%s calls it', (_, objects) => {
  expect(names(objects, { calls: [GRPC] })).toEqual([]);
});

test('declared calls are of a port, of pods, in a namespace', () => {
  const call = { namespace: 'logging', podLabels: { app: 'loki' }, port: 3100 };
  expect(names([loki()], { calls: [GRPC, call] })).toEqual([]);
  expect(names([loki()], { calls: [GRPC, { ...call, port: 3101 }] })).toHaveLength(1);
  expect(names([loki()], { calls: [GRPC, { ...call, namespace: 'else' }] })).toHaveLength(1);
  expect(names([loki()], { calls: [GRPC, { ...call, podLabels: { app: 'other' } }] })).toHaveLength(1);
});

test.each<readonly [string, JsonObject]>([
  ['a ServiceMonitor', { endpoints: [{ targetPort: 'http' }] }],
  ['a PodMonitor', { podMetricsEndpoints: [{ port: 'http' }] }],
])('%s calls no other port', (what, endpoints) => {
  const monitor = object(what.split(' ')[1] ?? '', 'm', { spec: { ...endpoint, ...endpoints } });
  expect(broken([loki(), front(), monitor])).toMatchObject([
    { problem: 'container loki listens on port 9095 (grpc), and nobody calls it' },
  ]);
});

test('an Ingress calls no other port', () => {
  const ingress = object('Ingress', 'i', { spec: { defaultBackend: number } });
  expect(names([loki(), front(), ingress])).toEqual(['listener Deployment logging/loki']);
});

test('a port that only looks open is called by nobody, and no other for it', () => {
  const silent = { namespace: 'logging', name: 'loki', port: 3100 };
  expect(names([loki(), front()], { calls: [GRPC], ports: [silent] })).toEqual([]);
  expect(names([loki(), front()], { ports: [silent] })).toHaveLength(1);
  expect(names([loki(), front()], { calls: [GRPC], ports: [{ ...silent, name: 'other' }] })).toHaveLength(1);
});
