import type { JsonObject } from '../../lib/kubernetes/json';
import type { KubeObject } from '../../lib/references/kube-object';
import { broken, names, object, pods, service, text } from './objects';

// What may exist although no object shows it is no fault.

const custom = (kind: string, name: string, spec: JsonObject = {}) =>
  object(kind, name, { apiVersion: 'example.com/v1', spec });
const labels = { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/part-of': 'monitoring' };
const OTHER = pods('grafana', { labels: { ...labels, 'app.kubernetes.io/name': 'grafana', tier: 'x' }, ports: [] });
const needing = (spec: JsonObject) => pods('app', { ports: [], spec });
const secret = (name: string) => needing({ volumes: [{ name: 'v', secret: { secretName: name } }] });

describe('a controller may make', () => {
  const prometheus = custom('Prometheus', 'k8s');

  test.each<readonly [string, readonly KubeObject[]]>([
    ['pods', [service('prometheus', { ...labels, tier: 'y' }, [{ port: 80 }]), OTHER]],
    ['a Service', [text('http://prometheus-operated.logging.svc:9090')]],
    ['a Secret with a name that its object says', [custom('Certificate', 'c', { secretName: 'tls' }), secret('tls')]],
    ['a Secret of its own name', [custom('SealedSecret', 'keys'), secret('keys')]],
  ])('%s', (_, objects) => {
    expect(names([prometheus, ...objects])).toEqual([]);
    const without = objects.filter(({ apiVersion }) => apiVersion !== 'example.com/v1');
    expect(names(without)).toHaveLength(1);
  });

  test('but what differs by a slip of the pen is meant', () => {
    const loki = pods('loki', { labels: { app: 'loki', tier: 'read' }, ports: [] });
    const slip = service('loki', { app: 'loki', tier: 'reed' }, [{ port: 80 }]);
    expect(names([prometheus, loki, slip])).toEqual(['service Service logging/loki']);
    const right = service('loki', { app: 'loki' }, [{ port: 80 }]);
    expect(names([prometheus, loki, right, text('http://lokki.logging.svc')])).toEqual(['url ConfigMap logging/text']);
    expect(names([prometheus, secret('keys')])).toEqual(['secret Deployment logging/app']);
  });
});

describe('every cluster has', () => {
  const monitor = (matchLabels: JsonObject, namespace: string) =>
    object('ServiceMonitor', 'm', {
      spec: {
        selector: { matchLabels },
        namespaceSelector: { matchNames: [namespace] },
        endpoints: [{ port: 'https' }],
      },
    });

  test('the Service of its API', () => {
    expect(names([monitor({ component: 'apiserver', provider: 'kubernetes' }, 'default')])).toEqual([]);
    expect(names([monitor({ component: 'apiserver', provider: 'openshift' }, 'default')])).toHaveLength(1);
  });

  test('Services, roles and accounts of its own', () => {
    const subjects = [{ kind: 'ServiceAccount', name: 'coredns', namespace: 'kube-system' }];
    const roleRef = { kind: 'Role', name: 'extension-apiserver-authentication-reader' };
    const reader = object('RoleBinding', 'reader', { roleRef, subjects }, { namespace: 'kube-system' });
    expect(names([monitor({ 'k8s-app': 'kube-dns' }, 'kube-system'), reader])).toEqual([]);
  });
});

test('a ServiceMonitor of all namespaces may be for what others run', () => {
  const spec = { selector: { matchLabels: { app: 'istiod' } }, namespaceSelector: { any: true }, endpoints: [] };
  expect(names([object('ServiceMonitor', 'm', { spec })])).toEqual([]);
});

test('pods that list no ports may listen on any number, and have no names for them', () => {
  const quiet = pods('app', { ports: [] });
  const policy = (port: string | number) =>
    object('NetworkPolicy', 'p', { spec: { podSelector: {}, ingress: [{ ports: [{ port }] }] } });
  const headless = service('app', { app: 'app' }, [], { clusterIP: 'None' });
  expect(names([quiet, policy(9001), headless, text('http://app.logging.svc:9001')])).toEqual([]);
  expect(names([quiet, policy('metrics')])).toEqual(['port NetworkPolicy logging/p']);
});

test('a Service that lists no ports, such as one of Knative, may have any', () => {
  expect(names([object('Service', 'shop', { spec: {} }), text('http://shop.logging')])).toEqual([]);
});

test.each(['ReplicaSet', 'ReplicationController'])('a %s runs pods', (kind) => {
  expect(names([pods('app', { kind, ports: [] }), service('app', { app: 'app' }, [{ port: 80 }])])).toEqual([]);
});

test('who calls a port is only asked where callers are declared', () => {
  expect(names([pods('loki')], { calls: [] })).toEqual(['listener Deployment logging/loki']);
  expect(names([pods('loki')], { calls: undefined })).toEqual([]);
});

test('a dashboard holds addresses for browsers, and values of labels', () => {
  const dashboard = '{ "panels": [], "links": ["http://grafana.monitoring.svc"], "value": "a.shop.svc.cluster.local" }';
  expect(names([object('ConfigMap', 'dashboard', { data: { 'a.json': dashboard } })])).toEqual([]);
});

describe('declared objects', () => {
  const claim = needing({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }] });
  const config = needing({ volumes: [{ name: 'v', configMap: { name: 'rules', items: [{ key: 'a', path: 'a' }] } }] });
  const roleRef = { kind: 'ClusterRole', name: 'reader' };
  const peer = { from: [{ source: { principals: ['cluster.local/ns/logging/sa/grafana'] } }] };

  test.each<readonly [string, string | undefined, string, KubeObject]>([
    ['PersistentVolumeClaim', 'logging', 'data', claim],
    ['ConfigMap', 'logging', 'rules', config],
    ['Secret', 'logging', 'keys', secret('keys')],
    ['ServiceAccount', 'logging', 'app', needing({ serviceAccountName: 'app' })],
    ['PriorityClass', undefined, 'urgent', needing({ priorityClassName: 'urgent' })],
    ['ClusterRole', undefined, 'reader', object('ClusterRoleBinding', 'b', { roleRef })],
    ['ServiceAccount', 'logging', 'grafana', object('AuthorizationPolicy', 'p', { spec: { rules: [peer] } })],
    [
      'HelmRepository',
      'flux',
      'g',
      object('Kustomization', 'k', { spec: { sourceRef: { kind: 'HelmRepository', name: 'g', namespace: 'flux' } } }),
    ],
    ['Service', 'logging', 'loki', text('http://loki.logging.svc:3100')],
    ['Service', 'logging', 'loki', object('Ingress', 'i', { spec: { defaultBackend: { service: { name: 'loki' } } } })],
  ])('%s', (kind, namespace, name, referring) => {
    const objects = [pods('any', { ports: [] }), referring];
    const declared = { kind, name, ...(namespace !== undefined && { namespace }) };
    expect(names(objects)).toHaveLength(1);
    expect(names(objects, { objects: [declared] })).toEqual([]);
    expect(names(objects, { objects: [{ ...declared, name: `${name}-x` }] })).toHaveLength(1);
  });

  test('are suggested like those that are there', () => {
    const objects = [{ kind: 'PriorityClass', name: 'urgent' }];
    expect(broken([needing({ priorityClassName: 'urgentt' })], { objects })).toMatchObject([{ fix: 'write urgent' }]);
  });
});

test('a kind in other letters is another kind', () => {
  const scaleTargetRef = { kind: 'statefulset', name: 'app' };
  const scaler = object('HorizontalPodAutoscaler', 'app', { spec: { scaleTargetRef } });
  expect(broken([pods('app', { kind: 'StatefulSet', ports: [] }), scaler])).toMatchObject([
    { fix: 'write the kind StatefulSet' },
  ]);
});

test('a name that is not nearly the same is another one', () => {
  const stateful = object('StatefulSet', 'c', { spec: { serviceName: 'application-controller' } });
  expect(broken([stateful, service('applicationset-controller', {}, [])])).toMatchObject([
    { fix: 'create the Service application-controller' },
  ]);
});

test.each<readonly [string, KubeObject, readonly string[] | 'anywhere']>([
  ['an address, where it leads', text('http://tempo.traces.svc'), ['traces']],
  [
    'a claim, where the pods are',
    needing({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'x' } }] }),
    ['logging'],
  ],
  ['a priority class', needing({ priorityClassName: 'urgent' }), 'anywhere'],
  [
    'an account, where it would be',
    object('RoleBinding', 'b', { subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'y' }] }),
    ['y'],
  ],
  [
    'pods that others select',
    object('PodDisruptionBudget', 'b', { spec: { selector: { matchLabels: { a: 'b' } } } }),
    ['logging'],
  ],
  ['labels of its own pods', object('Deployment', 'd', { spec: { selector: { matchLabels: { a: 'b' } } } }), []],
  ['a caller', pods('app'), 'anywhere'],
])('it is told where more could mend it: %s', (_, referring, mendedIn) => {
  expect(broken([referring])).toMatchObject([{ mendedIn }]);
});
