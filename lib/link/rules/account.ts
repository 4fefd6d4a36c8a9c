import { valueAt } from '../../kubernetes/json';
import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { hasPods, type KubeObject, listAt, objectAt, podSpec } from '../kube-object';
import { isTypo, nearest } from '../nearest';

/** Each ServiceAccount and role that is named exists. */
export function accountRule(cluster: Cluster): readonly BrokenLink[] {
  const bindings = cluster.ofKind('RoleBinding', 'ClusterRoleBinding');
  return [
    ...cluster.objects.filter(hasPods).flatMap((object) => runsAs(object, cluster)),
    ...bindings.flatMap((binding) => [...subjects(binding, cluster), ...role(binding, cluster)]),
  ];
}

function runsAs(object: KubeObject, cluster: Cluster): readonly BrokenLink[] {
  const name = valueAt(podSpec(object), 'serviceAccountName');
  if (typeof name !== 'string' || name === 'default') return [];
  if (cluster.find('ServiceAccount', object.namespace, name)) return [];
  return [
    brokenLink('account', object, {
      problem: `its pods run as the ServiceAccount ${object.namespace}/${name}, which does not exist`,
      consequence: 'no pod is created',
      fix: fixOf(name, accountNames(object.namespace, cluster), 'ServiceAccount'),
    }),
  ];
}

function subjects(binding: KubeObject, cluster: Cluster): readonly BrokenLink[] {
  return listAt(binding.json, 'subjects').flatMap(({ kind, name, namespace = binding.namespace ?? '' }) => {
    if (kind !== 'ServiceAccount' || typeof name !== 'string' || name === 'default') return [];
    const where = String(namespace);
    const known = accountNames(where, cluster);
    if (known.includes(name)) return [];
    // In a shared namespace only a slip of the pen is certain.
    if (cluster.isShared(where) && !known.some((other) => isTypo(name, other))) return [];
    return brokenLink('account', binding, {
      problem: `it gives rights to the ServiceAccount ${where}/${name}, which does not exist`,
      consequence: 'nobody has these rights',
      fix: fixOf(name, known, 'ServiceAccount'),
    });
  });
}

/** Roles of every cluster: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings */
const ROLES_OF_EVERY_CLUSTER = /^(?:cluster-admin|admin|edit|view|system:.+)$/;

function role(binding: KubeObject, cluster: Cluster): readonly BrokenLink[] {
  const { kind, name } = objectAt(binding.json, 'roleRef');
  if (typeof name !== 'string' || typeof kind !== 'string' || ROLES_OF_EVERY_CLUSTER.test(name)) return [];
  const namespace = kind === 'Role' ? binding.namespace : undefined;
  const known = cluster.within(kind, namespace).map((object) => object.name);
  if (known.includes(name)) return [];
  if (cluster.isShared(namespace) && !known.some((other) => isTypo(name, other))) return [];
  return [
    brokenLink('account', binding, {
      problem: `it gives the rights of ${kind} ${name}, which does not exist`,
      consequence: 'nobody has these rights',
      fix: fixOf(name, known, kind),
    }),
  ];
}

function accountNames(namespace: string | undefined, cluster: Cluster): readonly string[] {
  return cluster.within('ServiceAccount', namespace).map(({ name }) => name);
}

function fixOf(name: string, known: readonly string[], kind: string): string {
  const near = nearest(name, known);
  return near ? `write ${near}` : `create the ${kind} ${name}`;
}
