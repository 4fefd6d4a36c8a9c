import type { JsonObject } from '../../lib/kubernetes/json';
import type { KubeObject } from '../../lib/references/kube-object';
import { linkModel } from '../../lib/references/model';
import { broken, LOKI, names, object, pods, service, text } from './objects';

// What a chart renders for itself can't be changed one by one: only what others call of it matters.

const ofChart = (one: KubeObject): KubeObject => ({ ...one, ofChart: true });
const NOBODY: JsonObject = { matchLabels: { app: 'nobody' } };
const policy = (spec: JsonObject) => object('NetworkPolicy', 'p', { spec });
const binding = object('RoleBinding', 'b', { subjects: [{ kind: 'ServiceAccount', name: 'nobody' }] });
const scaler = object('HorizontalPodAutoscaler', 'h', {
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'nobody' } },
});

test.each<readonly [string, KubeObject]>([
  ['a policy for pods that are not there', policy({ podSelector: NOBODY })],
  [
    'a policy for another port',
    policy({ podSelector: { matchLabels: { app: 'loki' } }, ingress: [{ ports: [{ port: 1 }] }] }),
  ],
  ['a policy that lets in nobody', policy({ podSelector: {}, ingress: [{ from: [{ podSelector: NOBODY }] }] })],
  ['a disruption budget', object('PodDisruptionBudget', 'b', { spec: { selector: NOBODY } })],
  ['a ServiceMonitor', object('ServiceMonitor', 'm', { spec: { selector: NOBODY, endpoints: [{ port: 'x' }] } })],
  ['a PodMonitor', object('PodMonitor', 'm', { spec: { selector: NOBODY, podMetricsEndpoints: [{ port: 'x' }] } })],
  ['rights', binding],
  ['a scaler', scaler],
  ['a Service of a part that is off', service('off', { app: 'off' }, [{ port: 80 }])],
])('%s of a chart is not judged, and ours is', (_, one) => {
  expect(names([...LOKI, ofChart(one)])).toEqual([]);
  expect(names([...LOKI, one])).not.toEqual([]);
});

test('a Service of a chart without pods is judged if ours calls it', () => {
  const off = ofChart(service('off', { app: 'off' }, [{ port: 80 }]));
  expect(names([...LOKI, off, text('http://off.logging.svc')])).toEqual(['service Service logging/off']);
  expect(names([...LOKI, off, ofChart(text('http://off.logging.svc'))])).toEqual([]);
});

test('an address that a chart alone names is a warning', () => {
  const caller = text('http://nowhere.logging.svc');
  expect(broken([...LOKI, ofChart(caller)])).toMatchObject([{ check: 'url', severity: 'warning' }]);
  const [both] = broken([...LOKI, ofChart(caller), { ...caller, name: 'ours' }]);
  expect(both).toMatchObject({ check: 'url' });
  expect(both).not.toHaveProperty('severity');
});

test('what pods of a chart can not start without is told all the same', () => {
  const secret = ofChart(pods('a', { ports: [], spec: { volumes: [{ name: 'v', secret: { secretName: 'x' } }] } }));
  const account = ofChart(pods('b', { ports: [], spec: { serviceAccountName: 'nobody' } }));
  expect(names([secret, account])).toEqual(['secret Deployment logging/a', 'account Deployment logging/b']);
});

test('ports and resources of a helper of a chart are its own affair', () => {
  const main = { name: 'main', resources: { requests: {}, limits: {} } };
  const helper = { name: 'helper', ports: [{ containerPort: 9000 }] };
  const both = pods('app', { ports: [], spec: { containers: [main, helper] } });
  expect(names([ofChart(both)])).toEqual([]);
  expect(names([both])).toEqual(['listener Deployment logging/app']);
  const workload = { name: 'app', namespace: 'logging', kind: 'Deployment', podLabels: { app: 'app' } } as const;
  const wiring = {
    workloads: [
      { ...workload, serviceAccount: 'default', hostNetwork: false, podSecurity: 'restricted', replicas: 1 } as const,
    ],
    flows: [],
  };
  const lacking = (one: KubeObject) => linkModel(wiring, [one]).filter(({ problem }) => problem.includes('lacks'));
  expect(lacking(ofChart(both))).toEqual([]);
  expect(lacking(both)).toHaveLength(1);
});
