import { readFileSync, writeFileSync } from 'node:fs';
import type { JsonObject } from '../../lib/kubernetes/json';
import { toYaml } from '../../lib/syntax/yaml';
import type { ApiServer } from '../../verify/cluster/api-server';
import { until } from '../../verify/programs/program';
import { claim, configMap, namespace } from './scratch';
import { describeScripts } from './server';

const BASE = { '1-prerequisites/namespace.yaml': namespace('demo') };
const RIGHTS = 'Your account lacks the rights';

describeScripts('why a real API server refuses', (server, repository) => {
  const deploy = (...args: readonly string[]) => repository().script('deploy', 'demo', '--no-wait', ...args);
  const write = (...objects: readonly JsonObject[]) =>
    repository().write({
      ...BASE,
      ...Object.fromEntries(objects.map((object, index) => [`2-releases/${index}.yaml`, object])),
    });
  const kubectl = (args: readonly string[], object?: JsonObject) => server().kubectl(args, object && toYaml(object));

  test('fields that are set once and for all: each with its way out, and none is called a matter of rights', () => {
    write(statefulSet('1Gi'), daemonSet('a'), priorityClass(1), claim('data'), frozen('a'));
    expect(deploy()).toMatchObject({ code: 0, stderr: '' });
    const other = { ...claim('data'), spec: { ...(claim('data').spec as JsonObject), accessModes: ['ReadWriteMany'] } };
    write(statefulSet('2Gi'), daemonSet('b'), priorityClass(2), other, frozen('b'));
    const { code, stderr } = deploy();
    expect(code).toBe(1);
    expect(stderr).toContain('StatefulSet demo/loki: Kubernetes sets a field above once and for all.');
    expect(stderr).toContain('kubectl -n demo delete statefulset.apps loki --cascade=orphan');
    expect(stderr).toContain('kubectl -n demo patch pvc CLAIM');
    expect(stderr).toContain('kubectl -n demo delete DaemonSet.apps shipper');
    expect(stderr).toContain('kubectl delete PriorityClass.scheduling.k8s.io first');
    expect(stderr).toContain('kubectl -n demo delete ConfigMap frozen');
    expect(stderr).toContain('PersistentVolumeClaim demo/data: ');
    expect(stderr).not.toMatch(/kubectl.* delete (?:PersistentVolumeClaim|pvc)/);
    expect(stderr).not.toContain(RIGHTS);
    expect(stderr).not.toContain('admission plugin');
  }, 60_000);

  test('and the way out of a StatefulSet works: its pods stay, and the new one has the new size', () => {
    write(statefulSet('1Gi'));
    expect(deploy()).toMatchObject({ code: 0, stderr: '' });
    const inDemo = (...args: readonly string[]) => kubectl([...args, '-n', 'demo']);
    inDemo('run', 'loki-0', '--image=i');
    write(statefulSet('2Gi'));
    expect(deploy()).toMatchObject({ code: 1 });
    inDemo('delete', 'statefulset.apps', 'loki', '--cascade=orphan', '--wait=false');
    // The garbage collector lets go of it: that takes a controller.
    inDemo('patch', 'statefulset', 'loki', '--type=merge', '-p', '{"metadata":{"finalizers":null}}');
    expect(deploy()).toMatchObject({ code: 0, stderr: '' });
    expect(inDemo('get', 'pod', 'loki-0', '-o', 'name').stdout).toBe('pod/loki-0\n');
    const size = 'jsonpath={.spec.volumeClaimTemplates[0].spec.resources.requests.storage}';
    expect(inDemo('get', 'statefulset', 'loki', '-o', size).stdout).toBe('2Gi');
  }, 60_000);

  test('rights that an account lacks', () => {
    write(configMap('first', 'one'));
    expect(deploy()).toMatchObject({ code: 0 });
    addReader(server());
    const { code, stderr } = deploy('--context', 'reader');
    expect(code).toBe(1);
    expect(stderr).toContain(RIGHTS);
    expect(stderr).toContain('User "reader" cannot patch resource');
  }, 60_000);

  test('rights that nobody may grant who lacks them', () => {
    addReader(server());
    const rules = [
      { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'], verbs: ['create', 'patch'] },
    ];
    allow(server(), 'reader', [...rules, { apiGroups: [''], resources: ['*'], verbs: ['*'] }]);
    write(clusterRole('all', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]));
    const { stderr } = deploy('--context', 'reader');
    expect(stderr).toContain('Nobody can grant rights that they lack');
    expect(stderr).not.toContain(RIGHTS);
  }, 60_000);

  test('a bound of the namespace', () => {
    write(configMap('first', 'one'));
    expect(deploy()).toMatchObject({ code: 0 });
    const limits = [{ type: 'PersistentVolumeClaim', max: { storage: '1Mi' } }];
    kubectl(['apply', '-f', '-'], demo('v1', 'LimitRange', 'limit', { limits }));
    write(claim('more'));
    const { stderr } = deploy();
    expect(stderr).toContain('A LimitRange of the namespace sets this bound');
    expect(stderr).not.toContain(RIGHTS);
    kubectl(['delete', 'limitrange', 'limit', '-n', 'demo']);
  }, 60_000);

  test('a quota', () => {
    write(configMap('first', 'one'));
    expect(deploy()).toMatchObject({ code: 0 });
    kubectl(['apply', '-f', '-'], demo('v1', 'ResourceQuota', 'quota', { hard: { configmaps: '1' } }));
    // What a controller counts elsewhere.
    const counted = '{"status":{"hard":{"configmaps":"1"},"used":{"configmaps":"1"}}}';
    kubectl(['patch', 'resourcequota', 'quota', '-n', 'demo', '--subresource=status', '--type=merge', '-p', counted]);
    write(configMap('new', 'one'));
    const { stderr } = deploy();
    expect(stderr).toContain('A ResourceQuota of the namespace is used up');
    expect(stderr).not.toContain(RIGHTS);
    kubectl(['delete', 'resourcequota', 'quota', '-n', 'demo']);
  }, 60_000);

  test('a policy of the cluster', async () => {
    write();
    expect(deploy()).toMatchObject({ code: 0 });
    for (const object of policy()) kubectl(['apply', '-f', '-'], object);
    const service = demo('v1', 'Service', 'refused', { ports: [{ port: 80 }] });
    const refused = () => kubectl(['apply', '--dry-run=server', '-f', '-'], service).code !== 0;
    await until('the policy is heeded', 30, async () => refused());
    write(service);
    const { stderr } = deploy();
    expect(stderr).toContain('A policy of the cluster refuses this, whoever asks');
    expect(stderr).not.toContain(RIGHTS);
    for (const object of policy()) kubectl(['delete', '-f', '-'], object);
  }, 60_000);

  test('a namespace that is being deleted', () => {
    kubectl(['create', 'namespace', 'going']);
    kubectl(['delete', 'namespace', 'going', '--wait=false']);
    write(configMap('late', 'one', 'going'));
    const { stderr } = deploy();
    expect(stderr).toContain('The namespace is being deleted: wait until it is gone');
    expect(stderr).not.toContain(RIGHTS);
  }, 60_000);
});

const demo = (apiVersion: string, kind: string, name: string, spec: JsonObject): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'demo' },
  spec,
});

function pods(app: string): JsonObject {
  const template = { metadata: { labels: { app } }, spec: { containers: [{ name: 'c', image: 'i' }] } };
  return { selector: { matchLabels: { app } }, template };
}

function statefulSet(storage: string): JsonObject {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } };
  const volumeClaimTemplates = [{ metadata: { name: 'data' }, spec }];
  return demo('apps/v1', 'StatefulSet', 'loki', { serviceName: 'loki', ...pods('loki'), volumeClaimTemplates });
}

const daemonSet = (app: string) => demo('apps/v1', 'DaemonSet', 'shipper', pods(app));

const priorityClass = (value: number): JsonObject => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'first' },
  value,
});

const frozen = (value: string): JsonObject => ({ ...configMap('frozen', value), immutable: true });

const clusterRole = (name: string, rules: readonly JsonObject[]): JsonObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name },
  rules: [...rules],
});

function policy(): readonly JsonObject[] {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['services'] };
  const metadata = { name: 'no-services' };
  return [
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata,
      spec: {
        matchConstraints: { resourceRules: [rule] },
        validations: [{ expression: 'false', message: 'no Services here' }],
      },
    },
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata,
      spec: { policyName: 'no-services', validationActions: ['Deny'] },
    },
  ];
}

/** A context of kubectl whose user may only read. */
function addReader(server: ApiServer): void {
  const file = server.env.KUBECONFIG ?? '';
  const config = JSON.parse(readFileSync(file, 'utf8'));
  const [{ user }] = config.users;
  config.users[1] = { name: 'reader', user: { ...user, as: 'reader' } };
  config.contexts[1] = { name: 'reader', context: { cluster: 'test', user: 'reader' } };
  writeFileSync(file, JSON.stringify(config));
  allow(server, 'reader', [{ apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list'] }]);
}

function allow({ kubectl }: ApiServer, user: string, rules: readonly JsonObject[]): void {
  const name = `${user}-${rules.length}`;
  kubectl(['apply', '-f', '-'], toYaml(clusterRole(name, rules)));
  kubectl(['create', 'clusterrolebinding', name, `--clusterrole=${name}`, `--user=${user}`]);
}
