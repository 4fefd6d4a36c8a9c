import { kubeObject } from '../../lib/references/kube-object';
import { DOORS } from '../../lib/transitions/doors/all';
import { callersIn } from '../../lib/transitions/doors/callers';
import { grantsIn } from '../../lib/transitions/doors/grants';
import { podRights } from '../../lib/transitions/doors/pod-rights';
import { pods } from '../../lib/transitions/doors/pods';
import { services } from '../../lib/transitions/doors/services';
import { NOTHING } from '../../lib/transitions/side';
import { sideOf } from '../../lib/transitions/side-of';
import { changeOf, sideFrom } from './sides';

function objectOf(json: object) {
  const object = kubeObject(json, 'file.yaml');
  if (!object) throw new Error('no object');
  return object;
}

function daemonSet(spec: object, container: object = {}) {
  return objectOf({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', namespace: 'logging' },
    spec: { template: { spec: { ...spec, containers: [{ name: 'agent', image: 'agent:1', ...container }] } } },
  });
}

const LOCKED = {
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
  },
};

function rightsOf(object: ReturnType<typeof objectOf>): readonly string[] {
  return sideOf([object], []).workloads.flatMap(podRights);
}

test('a stack that comes or goes as a whole opens no door that would be news', () => {
  const side = sideFrom('talos-ambient', {});
  expect(DOORS.flatMap((door) => door.find({ base: NOTHING, head: side }))).toEqual([]);
  expect(DOORS.flatMap((door) => door.find({ base: side, head: NOTHING }))).toEqual([]);
});

test('a Service that goes is told where its release stays, as far as Helm is known to render both', () => {
  const side = sideFrom('homelab-production', {});
  const renamed = side.releases.map((release) => {
    if (release.delivered.name !== 'loki' || !release.rendered) return release;
    const objects = release.rendered.objects.filter(({ kind, name }) => kind !== 'Service' || name !== 'loki-read');
    return { ...release, rendered: { ...release.rendered, objects } };
  });
  const found = services.find({ base: side, head: { ...side, releases: renamed } });
  expect(found.map(({ what, file }) => [what, file])).toEqual([
    ['the Service `loki-read` is no longer there', 'homelab-production/2-releases/loki-helmrelease.yaml'],
  ]);
  const stale = renamed.map(({ rendered: _, ...release }) => release);
  expect(services.find({ base: side, head: { ...side, releases: stale } })).toEqual([]);
});

test('pods that are locked up have no right over their node', () => {
  expect(rightsOf(daemonSet({}, LOCKED))).toEqual([]);
});

test.each([
  [{ hostPID: true }, {}, 'see all processes of the node'],
  [{ hostIPC: true }, {}, 'share the memory of processes of the node'],
  [{ hostNetwork: true }, {}, 'use the network of the node'],
  [{}, { ports: [{ containerPort: 80, hostPort: 8080 }] }, 'take the port 8080 of the node'],
  [
    {},
    { securityContext: { ...LOCKED.securityContext, capabilities: { drop: ['ALL'], add: ['SYS_PTRACE'] } } },
    'use the capability `SYS_PTRACE`',
  ],
  [
    {},
    { securityContext: { ...LOCKED.securityContext, privileged: true } },
    "do all that the node's root may (`agent` is privileged)",
  ],
  [{}, { securityContext: { ...LOCKED.securityContext, runAsUser: 0 } }, 'run as root'],
  [
    {},
    { securityContext: { ...LOCKED.securityContext, runAsNonRoot: false } },
    'run as the user that their image says',
  ],
  [
    {},
    { securityContext: { ...LOCKED.securityContext, seccompProfile: { type: 'Unconfined' } } },
    'make every system call',
  ],
  [
    { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] },
    { volumeMounts: [{ name: 'logs', mountPath: '/logs', readOnly: true }] },
    'read `/var/log` of the node',
  ],
  [
    { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] },
    { volumeMounts: [{ name: 'logs', mountPath: '/logs' }] },
    'write to the node what is `/logs` in the pod',
  ],
])('pods with %j and %j have a right more', (spec, container, right) => {
  expect(rightsOf(daemonSet(spec, { ...LOCKED, ...container }))).toEqual([right]);
});

test('a directory within one that was read is no news, and neither is what only one side knows', () => {
  const reading = (path: string) =>
    sideOf(
      [
        daemonSet(
          { volumes: [{ name: 'logs', hostPath: { path } }] },
          { ...LOCKED, volumeMounts: [{ name: 'logs', mountPath: '/logs', readOnly: true }] },
        ),
      ],
      [],
    );
  const [wide, narrow] = [reading('/var/log'), reading('/var/log/pods')];
  expect(pods.find({ base: wide, head: narrow }).map(({ verdict }) => verdict)).toEqual(['told']);
  expect(pods.find({ base: narrow, head: wide }).map(({ verdict }) => verdict)).toEqual(['careful']);
  const unknown = { ...narrow, workloads: narrow.workloads.map(({ computed: _, object: __, ...rest }) => rest) };
  expect(pods.find({ base: unknown, head: wide })).toEqual([]);
});

test('the rights of a subject are those of all that it is bound to', () => {
  const api = 'rbac.authorization.k8s.io/v1';
  const bound = (roleRef: object, namespace?: string) => ({
    apiVersion: api,
    kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name: JSON.stringify(roleRef), ...(namespace && { namespace }) },
    roleRef,
    subjects: [{ kind: 'ServiceAccount', name: 'agent', namespace: 'logging' }],
  });
  const objects = [
    {
      apiVersion: api,
      kind: 'ClusterRole',
      metadata: { name: 'agent' },
      rules: [
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] },
        { nonResourceURLs: ['/metrics'], verbs: ['get'] },
      ],
    },
    {
      apiVersion: api,
      kind: 'Role',
      metadata: { name: 'agent', namespace: 'logging' },
      rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['key'], verbs: ['get'] }],
    },
    bound({ kind: 'ClusterRole', name: 'agent' }),
    bound({ kind: 'Role', name: 'agent' }, 'logging'),
    bound({ kind: 'ClusterRole', name: 'view' }, 'logging'),
  ].map(objectOf);
  expect(grantsIn(objects)).toEqual([
    {
      subject: 'ServiceAccount logging/agent',
      rights: [
        '`get` `deployments.apps` in all namespaces',
        '`get` the path `/metrics` of the API',
        '`get` `secrets` named `key` in `logging`',
        'do all that the ClusterRole `view` lets in `logging`',
      ],
      file: 'file.yaml',
    },
  ]);
});

test.each([
  ['AuthorizationPolicy', { rules: [{}] }, ['everybody at every port']],
  ['AuthorizationPolicy', { action: 'DENY', rules: [{}] }, []],
  [
    'AuthorizationPolicy',
    {
      rules: [{ from: [{ source: { principals: ['a'], namespaces: ['b'] } }], to: [{ operation: { ports: ['1'] } }] }],
    },
    ['the identity `a` at port 1', 'all of the namespace `b` at port 1'],
  ],
  ['NetworkPolicy', { ingress: [{ ports: [{ port: 80 }, { port: 15008 }] }] }, ['everybody at port 80']],
  [
    'NetworkPolicy',
    { ingress: [{ from: [{ podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8' } }] }] },
    ['all pods at every port', 'the addresses `10.0.0.0/8` at every port'],
  ],
])('%s %j lets in %j', (kind, spec, callers) => {
  expect(callersIn(objectOf({ apiVersion: 'v1', kind, metadata: { name: 'a', namespace: 'b' }, spec }))).toEqual(
    callers,
  );
});

test('encrypted Secrets are put where Flux finds them, others are created', () => {
  const stepsOf = (of: string, head: Parameters<typeof changeOf>[0]['head']) =>
    DOORS.flatMap((door) => door.find(changeOf({ of, head: head ?? {} })))
      .filter(({ kind }) => kind === 'doors/secrets')
      .flatMap(({ steps }) => steps?.before ?? []);
  const other = { loki: { storage: { s3: { credentialsSecret: 'other' } } } };
  expect(stepsOf('homelab-production', other)).toEqual([
    { text: expect.stringContaining('into `./secrets/homelab-production`, encrypted') },
  ]);
  expect(stepsOf('talos-ambient', other)[0]?.command).toBe(
    'kubectl -n loki create secret generic other --from-file=AWS_ACCESS_KEY_ID=FILE --from-file=AWS_SECRET_ACCESS_KEY=FILE',
  );
});
