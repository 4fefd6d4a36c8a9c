import { entryOf } from '../collections/entry-of';
import type { Workload } from '../wiring/workload';
import type { MeshInput } from './input';

/** What pods and namespaces join by: istio/istio@1.30.3:cni/pkg/util/enablement_selector.go */
export const DATAPLANE_MODE = 'istio.io/dataplane-mode';

const AMBIENT = { [DATAPLANE_MODE]: 'ambient' } as const;

type Members = Pick<MeshInput, 'wiring' | 'settings' | 'namespaces'>;

/** Labels of a namespace that is ours: it joins the mesh if any of its pods can. */
export function meshLabels(namespace: string, workloads: readonly Workload[]): Readonly<Record<string, string>> {
  return workloads.some((workload) => workload.namespace === namespace && !workload.hostNetwork) ? AMBIENT : {};
}

/** Tells whether a workload is in the mesh: a pod in the node's network never is. */
export function isMeshed({ namespace, hostNetwork }: Workload, members: Members): boolean {
  return !hostNetwork && isMeshNamespace(namespace, members);
}

/** Tells whether the pods of a namespace are in the mesh: by labels if the namespace is ours, else by `members`. */
export function isMeshNamespace(name: string, { wiring, settings, namespaces }: Members): boolean {
  const inhabited = wiring.workloads.some(({ namespace }) => namespace === name);
  if (!inhabited || isExisting(name, namespaces)) return settings.members.includes(name);
  const labels = { ...meshLabels(name, wiring.workloads), ...entryOf(namespaces, name)?.labels };
  return labels[DATAPLANE_MODE] === AMBIENT[DATAPLANE_MODE];
}

/** Tells whether someone else owns, and labels, the namespace. */
export function isExisting(name: string, namespaces: MeshInput['namespaces']): boolean {
  return entryOf(namespaces, name)?.existing === true;
}
