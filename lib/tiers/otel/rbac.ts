import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';
import type { Workload } from '../../wiring/workload';

/**
 * Lets a workload list and watch pods in the whole cluster: the informer of `k8s_attributes` needs no more, as long as
 * only labels of pods are extracted. RBAC cannot say "the pods of this node".
 */
export function watchPods({ name, namespace, serviceAccount }: Workload): readonly Manifest[] {
  return [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name, labels: PART_OF },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name, labels: PART_OF },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
    },
  ];
}
