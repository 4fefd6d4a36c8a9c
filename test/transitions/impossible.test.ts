import type { JsonObject } from '../../lib/kubernetes/json';
import { application, helmRelease, object, toldOf, verdicts } from './made';

function deployment(app: string): JsonObject {
  return object('apps/v1', 'Deployment', 'web', {
    spec: {
      selector: { matchLabels: { app, tier: 'logs' } },
      template: { metadata: { labels: { app, tier: 'logs' } } },
    },
  });
}

describe('a chart version that selects by other labels', () => {
  const of = (app: string) => ({ objects: [helmRelease('some')], rendered: { some: [deployment(app)] } });

  test('is told where its release stands, by the labels that differ', () => {
    expect(toldOf(of('old'), of('new'), 'impossible/fixed-field')).toMatchObject([
      { verdict: 'refused', from: 'app=old', to: 'app=new', file: 'made/2-releases/some-helmrelease.yaml' },
    ]);
  });

  test('comes with the commands that make it anew, for Flux', () => {
    const [effect] = toldOf(of('old'), of('new'), 'impossible/fixed-field');
    expect(effect?.steps?.during?.map(({ command }) => command)).toEqual([
      'kubectl -n logs delete deployment web',
      'flux reconcile helmrelease some --namespace logs --force',
    ]);
  });

  test('is not known, and not told, without fresh inventories', () => {
    expect(toldOf(of('old'), { objects: [helmRelease('some')] }, 'impossible/fixed-field')).toEqual([]);
  });

  test('reads as no change with empty lists', () => {
    const same = deployment('old');
    const spec = {
      ...(same.spec as JsonObject),
      selector: { matchLabels: { app: 'old', tier: 'logs' }, matchExpressions: [] },
    };
    expect(toldOf({ objects: [same] }, { objects: [{ ...same, spec }] }, 'impossible/fixed-field')).toEqual([]);
  });
});

describe('what is as the API server takes it anyway', () => {
  test.each([
    ['StatefulSet', 'apps/v1', { spec: { podManagementPolicy: 'OrderedReady' } }],
    ['StorageClass', 'storage.k8s.io/v1', { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }],
    ['PriorityClass', 'scheduling.k8s.io/v1', { preemptionPolicy: 'PreemptLowerPriority' }],
    ['Secret', 'v1', { type: 'Opaque' }],
  ])('is no change of a %s', (kind, apiVersion, rest) => {
    const [bare, said] = [object(apiVersion, kind, 'one'), object(apiVersion, kind, 'one', rest)];
    expect(toldOf({ objects: [bare] }, { objects: [said] }, 'impossible/fixed-field')).toEqual([]);
  });

  test.each([
    ['StorageClass', 'storage.k8s.io/v1', { parameters: { type: 'fast' } }],
    ['StorageClass', 'storage.k8s.io/v1', { provisioner: 'other' }],
    ['Secret', 'v1', { type: 'kubernetes.io/tls' }],
    ['RoleBinding', 'rbac.authorization.k8s.io/v1', { roleRef: { name: 'other' } }],
  ])('is refused of a %s if it is something else', (kind, apiVersion, rest) => {
    const [bare, said] = [object(apiVersion, kind, 'one'), object(apiVersion, kind, 'one', rest)];
    expect(verdicts({ objects: [bare] }, { objects: [said] }, 'impossible/fixed-field')).toEqual(['refused']);
  });
});

describe('pods that are replaced in another way', () => {
  const of = (kind: string, field: string, way: JsonObject) => ({
    objects: [object('apps/v1', kind, 'one', { spec: { [field]: way } })],
  });
  const [partition, surge] = [{ partition: 0 }, { maxSurge: 1, maxUnavailable: 0 }];

  test.each([
    ['StatefulSet', 'updateStrategy', {}, { type: 'OnDelete' }, ['refused']],
    ['StatefulSet', 'updateStrategy', { type: 'RollingUpdate', rollingUpdate: partition }, { type: 'OnDelete' }, []],
    ['StatefulSet', 'updateStrategy', { type: 'OnDelete' }, { type: 'RollingUpdate' }, []],
    ['Deployment', 'strategy', { type: 'RollingUpdate' }, { type: 'Recreate' }, ['refused']],
    ['Deployment', 'strategy', { rollingUpdate: { maxSurge: 1 } }, { type: 'Recreate' }, []],
    ['Deployment', 'strategy', { rollingUpdate: surge }, { type: 'Recreate' }, []],
    ['DaemonSet', 'updateStrategy', {}, { type: 'OnDelete' }, []],
  ])('of a %s: %s from %j to %j', (kind, field, was, is, expected) => {
    expect(verdicts(of(kind, field, was), of(kind, field, is), 'impossible/strategy')).toEqual(expected);
  });
});

describe('a Job', () => {
  const job = (image: string, annotations: JsonObject = {}): JsonObject => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'make', namespace: 'logs', annotations },
    spec: { template: { spec: { containers: [{ name: 'make', image }] } } },
  });

  test('that runs something else is refused', () => {
    expect(verdicts({ objects: [job('a')] }, { objects: [job('b')] }, 'impossible/job')).toEqual(['refused']);
  });

  test('that only waits longer is not', () => {
    const patient = {
      ...job('a'),
      spec: { ...(job('a').spec as JsonObject), backoffLimit: 9, activeDeadlineSeconds: 60 },
    };
    expect(toldOf({ objects: [job('a')] }, { objects: [patient] }, 'impossible/job')).toEqual([]);
  });

  test.each([
    ['completes as often as it would anyway', { completions: 1 }, []],
    ['completes more often', { completions: 2 }, ['refused']],
    ['runs two at once', { parallelism: 2 }, []],
    ['counts its pods no more than before', { completionMode: 'NonIndexed' }, []],
    ['counts its pods', { completionMode: 'Indexed', completions: 1 }, ['refused']],
  ])('that %s', (_, spec: JsonObject, expected) => {
    const other = { ...job('a'), spec: { ...(job('a').spec as JsonObject), ...spec } };
    expect(verdicts({ objects: [job('a')] }, { objects: [other] }, 'impossible/job')).toEqual(expected);
  });

  test('of a hook is made anew', () => {
    const [was, is] = ['a', 'b'].map((image) => job(image, { 'helm.sh/hook': 'post-install' }));
    expect(toldOf({ objects: [was ?? {}] }, { objects: [is ?? {}] }, 'impossible/job')).toEqual([]);
  });

  test('that Argo CD replaces by force is made anew', () => {
    const [was, is] = ['a', 'b'].map((image) =>
      job(image, { 'argocd.argoproj.io/sync-options': 'Replace=true,Force=true' }),
    );
    expect(toldOf({ objects: [was ?? {}] }, { objects: [is ?? {}] }, 'impossible/job')).toEqual([]);
  });

  test('of a chart is known by the fingerprint of its pods', () => {
    const of = (print: string) => ({
      objects: [helmRelease('some')],
      rendered: { some: [job('a')] },
      templates: { some: { 'Job make': print } },
    });
    expect(toldOf(of('1'), of('2'), 'impossible/job')).toMatchObject([{ verdict: 'refused', from: '1', to: '2' }]);
  });
});

describe('a claim', () => {
  const claim = (spec: JsonObject, storage = '10Gi') => ({
    objects: [
      object('v1', 'PersistentVolumeClaim', 'disk', { spec: { resources: { requests: { storage } }, ...spec } }),
    ],
  });

  test.each([
    ['shrinks', claim({}), claim({}, '5Gi'), ['refused']],
    ['grows', claim({}), claim({}, '20Gi'), ['careful']],
    ['is as large as before, in other words', claim({}), claim({}, '10240Mi'), []],
    ['gets its first class', claim({}), claim({ storageClassName: 'fast' }), ['careful']],
    ['gets another class', claim({ storageClassName: 'slow' }), claim({ storageClassName: 'fast' }), ['refused']],
    ['loses its class', claim({ storageClassName: 'slow' }), claim({}), ['refused']],
    [
      'is mounted otherwise',
      claim({ accessModes: ['ReadWriteOnce'] }),
      claim({ accessModes: ['ReadWriteMany'] }),
      ['refused'],
    ],
    ['says that it is a file system', claim({}), claim({ volumeMode: 'Filesystem' }), []],
    ['is a block device', claim({}), claim({ volumeMode: 'Block' }), ['refused']],
    ['names its volume', claim({}), claim({ volumeName: 'one' }), []],
    ['names another volume', claim({ volumeName: 'one' }), claim({ volumeName: 'two' }), ['refused']],
  ])('that %s', (_, base, head, expected) => {
    expect(verdicts(base, head, 'impossible/claim')).toEqual(expected);
  });
});

describe('a Service', () => {
  const service = (spec: JsonObject) => ({ objects: [object('v1', 'Service', 'loki', { spec })] });

  test.each([
    ['that gets an address of its own', service({ clusterIP: 'None' }), service({}), ['careful']],
    ['that loses its address', service({}), service({ clusterIP: 'None' }), ['refused']],
    [
      'without an address that gets a port of nodes',
      service({ clusterIP: 'None' }),
      service({ type: 'NodePort' }),
      ['refused'],
    ],
    ['that gets another address', service({ clusterIP: '10.0.0.1' }), service({ clusterIP: '10.0.0.2' }), ['refused']],
    ['that names its address no more', service({ clusterIP: '10.0.0.1' }), service({}), []],
    [
      'that leads elsewhere',
      service({ clusterIP: 'None' }),
      service({ type: 'ExternalName', externalName: 'a.b' }),
      [],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(verdicts(base, head, 'impossible/service-address')).toEqual(expected);
  });
});

describe('an object that changes hands', () => {
  const account = object('v1', 'ServiceAccount', 'loki');
  const [one, two] = [helmRelease('one'), helmRelease('two')];
  const both = (first: readonly JsonObject[], second: readonly JsonObject[]) => ({
    objects: [one, two],
    rendered: { one: first, two: second },
  });

  test('from one release to another is refused, with the marks that Helm looks for', () => {
    const [effect] = toldOf(both([account], []), both([], [account]), 'impossible/owner');
    expect(effect).toMatchObject({ verdict: 'refused', from: 'release logs/one', to: 'release logs/two' });
    expect(effect?.steps?.before?.[0]?.command).toContain(
      'helm.sh/resource-policy=keep meta.helm.sh/release-name=two meta.helm.sh/release-namespace=logs',
    );
  });

  test('from dist/ into a release is refused', () => {
    const base = { objects: [one, account], rendered: { one: [] } };
    expect(verdicts(base, { objects: [one], rendered: { one: [account] } }, 'impossible/owner')).toEqual(['refused']);
  });

  test('from a release into dist/ is missing for a while', () => {
    const base = { objects: [one], rendered: { one: [account] } };
    expect(verdicts(base, { objects: [one, account], rendered: { one: [] } }, 'impossible/owner')).toEqual(['careful']);
  });

  test('is nothing to Argo CD', () => {
    const [first, second] = [application('one'), application('two')];
    const base = { objects: [first, second], rendered: { one: [account], two: [] } };
    const head = { objects: [first, second], rendered: { one: [], two: [account] } };
    expect(toldOf(base, head, 'impossible/owner')).toEqual([]);
  });

  test('is told once if it is brought twice', () => {
    expect(verdicts(both([account], []), both([account], [account]), 'impossible/twice')).toEqual(['refused']);
    expect(toldOf(both([account], [account]), both([account], [account]), 'impossible/twice')).toEqual([]);
  });
});

describe('a namespace that an AppProject no longer names', () => {
  const project = (...namespaces: string[]) =>
    object('argoproj.io/v1alpha1', 'AppProject', 'logging', {
      spec: { destinations: namespaces.map((namespace) => ({ namespace })) },
    });
  const [both, one] = [project('logs', 'other'), project('other')];

  test.each([
    ['in which something ran', [both, object('v1', 'ConfigMap', 'one')], ['refused']],
    ['in which only a claim is, which stays anyway', [both, object('v1', 'PersistentVolumeClaim', 'disk')], []],
  ])('%s', (_, base, expected) => {
    expect(
      verdicts({ objects: base.map(elsewhere) }, { objects: [one].map(elsewhere) }, 'impossible/left-namespace'),
    ).toEqual(expected);
  });

  /** The AppProject itself stands beside Argo CD. */
  function elsewhere(json: JsonObject): JsonObject {
    return json.kind === 'AppProject' ? { ...json, metadata: { name: 'logging', namespace: 'argocd' } } : json;
  }
});

describe('the volumes of a chart that nobody has computed', () => {
  const of = (storage: string, replicas?: number) => ({
    objects: [helmRelease('some')],
    rendered: {
      some: [
        object('apps/v1', 'StatefulSet', 'db', {
          spec: {
            ...(replicas !== undefined && { replicas }),
            volumeClaimTemplates: [
              {
                metadata: { name: 'data' },
                spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
              },
            ],
          },
        }),
      ],
    },
  });

  test('are told off its inventories, once', () => {
    const told = [
      ...toldOf(of('1Gi', 2), of('2Gi', 2), 'impossible/claim-templates'),
      ...toldOf(of('1Gi', 2), of('2Gi', 2), 'impossible/fixed-field'),
    ];
    expect(told).toMatchObject([{ kind: 'impossible/claim-templates', from: '1Gi', to: '2Gi' }]);
  });

  test('are the same in other words', () => {
    expect(toldOf(of('1Gi', 2), of('1024Mi', 2), 'impossible/claim-templates')).toEqual([]);
  });

  test('are enlarged claim by claim, before the merge', () => {
    const [effect] = toldOf(of('1Gi', 2), of('2Gi', 2), 'impossible/claim-templates');
    expect(effect?.steps?.before?.[0]?.command).toBe(
      `kubectl -n logs patch pvc data-db-0 data-db-1 --type merge -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
    );
  });

  test('stay as they are if they shall shrink', () => {
    const [effect] = toldOf(of('2Gi', 2), of('1Gi', 2), 'impossible/claim-templates');
    expect(effect?.steps?.before).toBeUndefined();
  });

  test('have no numbers where an autoscaler counts the pods', () => {
    const [effect] = toldOf(of('1Gi'), of('2Gi'), 'impossible/claim-templates');
    expect(effect?.steps?.before?.[0]?.command).toContain('data-db-ORDINAL');
  });
});
