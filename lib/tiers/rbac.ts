import { kubernetesObject } from '../kubernetes/kinds';
import { PART_OF } from '../kubernetes/labels';
import type { Manifest } from '../kubernetes/manifest';
import type { Workload } from '../wiring/workload';

/**
 * Lets a workload list and watch one resource of the core API group in the whole cluster. The informers of Alloy, and of
 * `k8s_attributes` as long as only labels of pods are extracted, need no `get`. RBAC cannot say "the pods of this node".
 */
export function listWatchRbac(resource: 'pods' | 'events', workload: Workload): readonly Manifest[] {
  const { name, namespace, serviceAccount } = workload;
  const metadata = { name, labels: PART_OF };
  return [
    kubernetesObject('ClusterRole', metadata, {
      rules: [{ apiGroups: [''], resources: [resource], verbs: ['list', 'watch'] }],
    }),
    kubernetesObject('ClusterRoleBinding', metadata, {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
    }),
  ];
}
