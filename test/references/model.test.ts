import type { JsonObject } from '../../lib/kubernetes/json';
import { type KubeObject, objectAt } from '../../lib/references/kube-object';
import { linkModel } from '../../lib/references/model';
import type { Endpoint } from '../../lib/wiring/endpoint';
import type { Workload } from '../../lib/wiring/workload';
import { object, pods, service } from './objects';

// One workload with one endpoint, what a chart could render for it, and faults in that.

const WORKLOAD: Workload = {
  name: 'loki',
  namespace: 'logging',
  kind: 'StatefulSet',
  podLabels: { app: 'loki' },
  serviceAccount: 'loki',
  hostNetwork: false,
  podSecurity: 'restricted',
  replicas: 2,
  container: { name: 'loki', limits: { cpu: '1', memory: '1Gi' } },
};

const ENDPOINT: Endpoint = {
  workload: WORKLOAD,
  host: 'loki.logging.svc.cluster.local',
  service: { name: 'loki', namespace: 'logging' },
  port: 80,
  containerPort: 3100,
  scheme: 'http',
  path: '',
};

const WIRING = {
  workloads: [WORKLOAD],
  flows: [{ from: { external: 'Grafana' }, to: ENDPOINT, purpose: 'query logs' }],
};

interface Faults {
  readonly kind?: string;
  readonly name?: string;
  readonly labels?: JsonObject;
  readonly replicas?: number;
  readonly spec?: JsonObject;
  readonly container?: JsonObject;
  readonly ports?: readonly JsonObject[];
}

function workload({ kind = 'StatefulSet', name = 'loki', ...faults }: Faults = {}): KubeObject {
  const limits = { cpu: '1', memory: '1Gi' };
  const rendered = pods(name, {
    kind,
    labels: faults.labels ?? { app: 'loki' },
    ports: faults.ports,
    container: { name: 'loki', resources: { requests: {}, limits }, ...faults.container },
    spec: { serviceAccountName: 'loki', ...faults.spec },
  });
  const spec = objectAt(rendered.json, 'spec');
  return { ...rendered, json: { ...rendered.json, spec: { ...spec, replicas: faults.replicas ?? 2 } } };
}

const SERVICE = service('loki', { app: 'loki' }, [{ name: 'http', port: 80, targetPort: 'http' }]);

const found = (...objects: readonly KubeObject[]) =>
  linkModel(WIRING, objects).map(({ object: of, problem }) => `${of}: ${problem}`);

test('what is rendered as the wiring says', () => {
  expect(found(workload(), SERVICE)).toEqual([]);
});

test.each<readonly [string, Faults, string]>([
  ['kind', { kind: 'Deployment' }, 'it is a Deployment instead of StatefulSet'],
  ['name', { name: 'loki-0' }, 'it is called loki-0 instead of loki'],
  ['account', { spec: { serviceAccountName: 'default' } }, 'it runs as default instead of loki'],
  ['replicas', { replicas: 3 }, 'it has replicas 3 instead of 2'],
  ['host network', { spec: { hostNetwork: true } }, 'it has host network true instead of false'],
  [
    'limit',
    { container: { resources: { requests: {}, limits: { cpu: '1', memory: '2Gi' } } } },
    'its container loki has the memory limit 2Gi instead of 1Gi',
  ],
  ['container', { container: { name: 'main', resources: { requests: {}, limits: {} } } }, 'it has no container loki'],
])('another %s', (_, faults, problem) => {
  const [first, ...more] = found(workload(faults), SERVICE);
  expect(first).toContain(problem);
  expect(more).toEqual([]);
});

test('other labels are said once', () => {
  expect(found(workload({ labels: { app: 'lokki' } }), SERVICE)).toEqual([
    'StatefulSet logging/loki: its pods have app=lokki, unlike the workload loki',
  ]);
});

test('a workload that is not rendered', () => {
  expect(found(SERVICE)).toEqual(['workload logging/loki: no pods have its labels app=loki']);
});

test('pods of no workload', () => {
  const agent = pods('agent', { container: { resources: { requests: {}, limits: {} } } });
  expect(found(workload(), SERVICE, agent)).toEqual([
    'Deployment logging/agent: it runs pods with the labels app=agent, which no workload of the stack has',
  ]);
});

test('a Service that leads to other pods', () => {
  const canary = object('Pod', 'canary', { spec: { containers: [] } }, { labels: { app: 'canary' } });
  expect(found(workload(), service('loki', { app: 'canary' }, [{ port: 80 }]), canary)).toEqual([
    'Service logging/loki: it does not lead to the workload loki',
  ]);
});

test('two with the labels of one', () => {
  expect(found(workload(), workload({ name: 'twin' }), SERVICE)).toEqual([
    'workload logging/loki: its labels app=loki are those of StatefulSet logging/loki and StatefulSet logging/twin',
  ]);
});

test('a container without limits', () => {
  const job = pods('setup', { kind: 'Job', ports: [], container: { resources: { requests: {} } } });
  expect(found(workload(), SERVICE, job)).toEqual(['Job logging/setup: its container setup lacks resources.limits']);
});

test.each<readonly [string, readonly KubeObject[], string]>([
  ['no Service', [workload()], 'Service logging/loki: nothing renders it'],
  [
    'no port',
    [workload(), service('loki', { app: 'loki' }, [{ port: 81 }])],
    'Service logging/loki: it has no port 80',
  ],
  [
    'another port of the pods',
    [workload({ ports: [{ name: 'http', containerPort: 3101 }] }), SERVICE],
    'Service logging/loki: its port 80 leads to port 3101 of StatefulSet logging/loki, not 3100',
  ],
])('an endpoint with %s', (_, objects, problem) => {
  expect(found(...objects)).toEqual([problem]);
});

test('a policy for two workloads', () => {
  const other: Workload = { ...WORKLOAD, name: 'agent', podLabels: { app: 'agent' }, controllerName: 'agent' };
  const tiers = [
    workload({ labels: { app: 'loki', part: 'logging' } }),
    workload({ name: 'agent', labels: { app: 'agent', part: 'logging' } }),
  ];
  const policy = object('NetworkPolicy', 'all', { spec: { podSelector: { matchLabels: { part: 'logging' } } } });
  const wiring = { ...WIRING, workloads: [WORKLOAD, other] };
  expect(linkModel(wiring, [...tiers, SERVICE, policy])).toMatchObject([
    { check: 'policy', problem: 'it selects the pods of StatefulSet logging/loki and StatefulSet logging/agent' },
  ]);
});

describe('a workload that several objects run', () => {
  const zoned = { ...WORKLOAD, controllerNames: ['loki-a', 'loki-b'] };
  const wiring = { workloads: [zoned], flows: [] };
  const policy = object('NetworkPolicy', 'loki', { spec: { podSelector: { matchLabels: { app: 'loki' } } } });
  const problems = (...objects: readonly KubeObject[]) => linkModel(wiring, objects).map(({ problem }) => problem);

  test('is each of them, with its share of the pods, and one policy is for all', () => {
    const [a, b] = ['loki-a', 'loki-b'].map((name) => workload({ name, replicas: 1 }));
    expect(problems(...[a, b].flatMap((each) => each ?? []), policy)).toEqual([]);
  });

  test('lacks none of them, and has no other', () => {
    const rendered = (...names: readonly string[]) => names.map((name) => workload({ name, replicas: 1 }));
    expect(problems(...rendered('loki-a', 'loki-c'))).toContainEqual(expect.stringMatching('there is no loki-b'));
    expect(problems(...rendered('loki-a'))).toEqual([expect.stringMatching('there is no loki-b')]);
    expect(problems(...rendered('loki-a'), workload({ name: 'loki-b', replicas: 2 }))).toContainEqual(
      expect.stringMatching('has replicas 2 instead of 1'),
    );
  });
});
