import fc from 'fast-check';
import type { Json, JsonObject } from '../../lib/kubernetes/json';
import type { KubeObject } from '../../lib/references/kube-object';
import { kubeObject } from '../../lib/references/kube-object';
import { pruneObjects } from '../../lib/rendered/prune';
import { broken, names, object, pods, service, text } from './objects';

// A folder of manifests with one of everything, and faults in it: each is found once, by its check.

interface Faults {
  readonly url?: string;
  readonly serviceName?: string;
  readonly secretKey?: string;
  readonly component?: string;
  readonly portName?: string;
}

function manifests(faults: Faults = {}): readonly KubeObject[] {
  const { url = 'http://loki-write.logging.svc.cluster.local:3100', portName = 'http-metrics' } = faults;
  const labels = { app: 'loki', component: 'write' };
  const env: JsonObject[] = [
    { name: 'USER', valueFrom: { secretKeyRef: { name: 's3', key: faults.secretKey ?? 'user' } } },
    { name: 'PUSH', value: url },
  ];
  return [
    object('Secret', 's3', { data: { user: 'eA==' } }),
    object('ServiceAccount', 'loki', {}),
    object('ConfigMap', 'alloy', { data: { 'config.alloy': `url = "${url}/loki/api/v1/push"\n// http://old:1` } }),
    pods('loki', {
      kind: 'StatefulSet',
      labels,
      ports: [{ name: 'http', containerPort: 3100 }],
      container: { env, volumeMounts: [{ name: 'config', mountPath: '/etc' }] },
      spec: { serviceAccountName: 'loki', volumes: [{ name: 'config', configMap: { name: 'alloy' } }] },
    }),
    service(
      faults.serviceName ?? 'loki-write',
      { ...labels, ...(faults.component && { component: faults.component }) },
      [{ name: 'http-metrics', port: 3100, targetPort: 'http' }],
    ),
    object('ServiceMonitor', 'loki', {
      spec: { selector: { matchLabels: { app: faults.serviceName ?? 'loki-write' } }, endpoints: [{ port: portName }] },
    }),
    object('PodDisruptionBudget', 'loki', { spec: { selector: { matchLabels: labels }, maxUnavailable: 1 } }),
  ];
}

test('a folder in which everything is right', () => {
  expect(broken(manifests())).toEqual([]);
});

const FAULTS: readonly (readonly [string, Faults, string])[] = [
  ['a wrong port in a URL', { url: 'http://loki-write.logging.svc.cluster.local:3101' }, 'url ConfigMap logging/alloy'],
  ['a Service renamed by the chart', { serviceName: 'loki-ingester' }, 'url ConfigMap logging/alloy'],
  ['a Secret key that does not exist', { secretKey: 'AWS_ACCESS_KEY' }, 'secret StatefulSet logging/loki'],
  ['a selector off by one label', { component: 'writer' }, 'service Service logging/loki-write'],
  ['a port name of another chart version', { portName: 'http' }, 'monitor ServiceMonitor logging/loki'],
];

test.each(FAULTS)('%s is one broken link', (_, faults, expected) => {
  expect(names(manifests(faults))).toEqual([expected]);
});

/** What a record keeps of objects, read again. */
function recorded(objects: readonly KubeObject[]): readonly KubeObject[] {
  return pruneObjects(objects).flatMap((json) => kubeObject(json, `${json.kind}.yaml`) ?? []);
}

test.each([['nothing', {}, ''] as const, ...FAULTS])('a record tells the same: %s', (_, faults) => {
  const told = (objects: readonly KubeObject[]) => broken(objects).map(({ check, problem }) => `${check} ${problem}`);
  expect(told(recorded(manifests(faults)))).toEqual(told(manifests(faults)));
});

test('whatever stands in manifests, it is looked at', () => {
  const anything = fc.oneof(fc.constantFrom<Json>(null, 1, '', 'x', true, [], {}, [null], ['x'], { x: null }, [{}]));
  const replaced = (json: Json, at: number, value: Json): Json => {
    let place = 0;
    return JSON.parse(JSON.stringify(json), (_, old) => (place++ === at ? value : old));
  };
  const all = manifests();
  fc.assert(
    fc.property(fc.nat(all.length - 1), fc.nat(60), anything, (index, at, value) => {
      const changed = all.flatMap((one, place) =>
        place === index ? (kubeObject(replaced(one.json, at, value), 'x') ?? []) : one,
      );
      broken(changed);
    }),
    { numRuns: 1500 },
  );
});

test('what is broken comes in the order of the objects', () => {
  const objects = [
    text('http://nobody:1', 'a'),
    pods('b', { ports: [], spec: { serviceAccountName: 'x' } }),
    text('http://no:1', 'c'),
  ];
  expect(names(objects)).toEqual([
    'url ConfigMap logging/a',
    'account Deployment logging/b',
    'url ConfigMap logging/c',
  ]);
  expect(names([...objects].reverse())[0]).toBe('url ConfigMap logging/c');
});

test('what many need is one fault, and all of them are named', () => {
  const needy = (name: string) => pods(name, { ports: [], container: { envFrom: [{ secretRef: { name: 's3' } }] } });
  const [found, ...more] = broken([needy('write'), needy('read')]);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ object: 'Deployment logging/write', problem: 'there is no Secret logging/s3' });
  expect(found?.consequence).toContain('the same goes for Deployment logging/read (read.yaml)');
});
