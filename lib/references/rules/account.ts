import { valueAt } from '../../kubernetes/json';
import { type BrokenLink, brokenLink, inNamespace } from '../broken-link';
import type { Cluster } from '../cluster';
import { hasPods, type KubeObject, listAt, objectAt, podSpec } from '../kube-object';
import { isTypo, writeOrCreate } from '../nearest';

/** Each ServiceAccount and role that is named exists. */
export function accountRule(cluster: Cluster): readonly BrokenLink[] {
  const bindings = cluster.ours('RoleBinding', 'ClusterRoleBinding');
  return [
    ...cluster.objects.filter(hasPods).flatMap((object) => runsAs(object, cluster)),
    ...bindings.flatMap((binding) => [...subjects(binding, cluster), ...role(binding, cluster)]),
  ];
}

function runsAs(object: KubeObject, cluster: Cluster): readonly BrokenLink[] {
  const name = valueAt(podSpec(object), 'serviceAccountName');
  if (typeof name !== 'string' || name === '' || name === 'default') return [];
  if (exists('ServiceAccount', object.namespace, name, cluster)) return [];
  return [
    brokenLink('account', object, {
      problem: `its pods run as the ServiceAccount ${object.namespace}/${name}, which does not exist`,
      consequence: 'no pod is created',
      fix: writeOrCreate('ServiceAccount', name, cluster.names('ServiceAccount', object.namespace)),
      declaration: { list: 'objects', kind: 'ServiceAccount', ...inSpace(object.namespace), name },
    }),
  ];
}

function subjects(binding: KubeObject, cluster: Cluster): readonly BrokenLink[] {
  return listAt(binding.json, 'subjects').flatMap(({ kind, name, namespace = binding.namespace ?? '' }) => {
    if (kind !== 'ServiceAccount' || typeof name !== 'string' || name === 'default') return [];
    const where = String(namespace);
    if (exists('ServiceAccount', where, name, cluster)) return [];
    const known = cluster.names('ServiceAccount', where);
    // In a shared namespace only a slip of the pen is certain.
    if (cluster.isShared(where) && !known.some((other) => isTypo(name, other))) return [];
    const text = {
      problem: `it gives rights to the ServiceAccount ${where}/${name}, which does not exist`,
      consequence: 'nobody has these rights',
      fix: cluster.knows(where) ? writeOrCreate('ServiceAccount', name, known) : 'correct the namespace',
      declaration: { list: 'objects', kind, namespace: where, name } as const,
    };
    return brokenLink('account', binding, text, inNamespace(where));
  });
}

/** Roles of every cluster: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings */
const ROLES_OF_EVERY_CLUSTER = /^(?:cluster-admin|admin|edit|view|system:.+)$/;

function role(binding: KubeObject, cluster: Cluster): readonly BrokenLink[] {
  const { kind, name } = objectAt(binding.json, 'roleRef');
  if (typeof name !== 'string' || typeof kind !== 'string' || ROLES_OF_EVERY_CLUSTER.test(name)) return [];
  const namespace = kind === 'Role' ? binding.namespace : undefined;
  if (exists(kind, namespace, name, cluster)) return [];
  const known = cluster.names(kind, namespace);
  if (cluster.isShared(namespace) && !known.some((other) => isTypo(name, other))) return [];
  const text = {
    problem: `it gives the rights of ${kind} ${name}, which does not exist`,
    consequence: 'nobody has these rights',
    fix: writeOrCreate(kind, name, known),
    declaration: { list: 'objects', kind, ...inSpace(namespace), name } as const,
  };
  return [brokenLink('account', binding, text, inNamespace(namespace))];
}

function exists(kind: string, namespace: string | undefined, name: string, cluster: Cluster): boolean {
  return cluster.find(kind, namespace, name) !== undefined || cluster.mayExist(kind, namespace, name);
}

function inSpace(namespace: string | undefined): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}
