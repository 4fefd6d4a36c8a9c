import { entryOf } from '../../collections/entry-of';
import type { Found } from '../../findings/finding-kind';
import { addItem, removeKey } from '../../findings/repair';
import type { MeshInput } from '../input';
import { DATAPLANE_MODE, isExisting, isMeshNamespace } from '../membership';
import { meshCheck } from './subject';

/** Ask for a sidecar; pods that have one are left out: istio/istio@1.30.3:cni/pkg/util/enablement_selector.go */
const SIDECAR_LABELS = ['istio-injection', 'istio.io/rev'];

/** A namespace that says that its pods are in the mesh is right about all of them. */
export const labelsOnHostNetwork = meshCheck({
  id: 'mesh/label-on-host-network',
  severity: 'error',
  milder: 'pods of the mesh run in the same namespace',
  since: '0.1.0',
  finds: "a namespace is said to be in the mesh, and pods in it use the node's network",
  happens:
    'these pods never join the mesh, whatever label the namespace has, and are known by the address of their node only',
  remedy: "run what uses the node's network in a namespace of its own, outside of the mesh",
  needs: ['mesh'],
  find: ({ mesh }) =>
    namespacesOf(mesh).flatMap((name): readonly Found[] => {
      const inhabitants = mesh.wiring.workloads.filter(({ namespace }) => namespace === name);
      const hosts = inhabitants.filter(({ hostNetwork }) => hostNetwork).map((workload) => workload.name);
      if (hosts.length === 0 || !isMeshNamespace(name, mesh)) return [];
      return [hosts.length === inhabitants.length ? labelInVain(name, hosts, mesh) : mixed(name, hosts)];
    }),
});

function mixed(name: string, hosts: readonly string[]): Found {
  return {
    severity: 'warning',
    path: ['namespaces', name],
    problem: `${hosts.join(', ')} in ${name} uses the node's network, and the namespace is in the mesh`,
    consequence: 'its pods look as if they were in the mesh, but are known by the address of their node only',
    fix: `let ${hosts.join(', ')} run in a namespace of its own`,
  };
}

function labelInVain(name: string, hosts: readonly string[], { namespaces, settings }: MeshInput): Found {
  const labelled = entryOf(namespaces, name)?.labels[DATAPLANE_MODE] !== undefined;
  return {
    path: labelled ? ['namespaces', name, 'labels', DATAPLANE_MODE] : ['mesh', 'istio', 'members'],
    problem: `all that runs in ${name} uses the node's network: ${hosts.join(', ')}`,
    consequence: 'none of its pods joins the mesh, whatever label the namespace has',
    fix: labelled
      ? removeKey(['namespaces', name, 'labels', DATAPLANE_MODE])
      : removeKey(['mesh', 'istio', 'members', settings.members.indexOf(name)]),
  };
}

/** Whoever owns a namespace decides whether it is in the mesh: nobody labels it unasked. */
export const existingNamespaces = meshCheck({
  id: 'mesh/existing-namespace',
  severity: 'warning',
  since: '0.1.0',
  finds: 'pods run in a namespace that someone else labels, and nothing says that it is in the mesh',
  happens: 'what runs there gets no policies: every pod of the cluster reaches it, without encryption',
  remedy: 'have the namespace labelled, and name it under `mesh.istio.members`',
  needs: ['mesh'],
  find: ({ mesh }) => {
    const { wiring, namespaces, settings } = mesh;
    return namespacesOf(mesh)
      .filter((name) => isExisting(name, namespaces) && !settings.members.includes(name))
      .filter((name) => wiring.workloads.some(({ namespace, hostNetwork }) => namespace === name && !hostNetwork))
      .map((name) => ({
        path: ['namespaces', name, 'existing'],
        problem: `someone else labels ${name}, and nothing says that it is in the mesh`,
        fix: addItem(['mesh', 'istio', 'members'], name, {
          first: `have the namespace labelled ${DATAPLANE_MODE}=ambient`,
        }),
      }));
  },
});

/** Finds pods with a sidecar, which are not taken into the ambient mesh. */
export const sidecarLabels = meshCheck({
  id: 'mesh/sidecar-label',
  severity: 'error',
  since: '0.1.0',
  sources: ['istio/istio@1.30.3:cni/pkg/util/enablement_selector.go'],
  finds: 'a namespace of the mesh has a label that asks for sidecars',
  happens: 'pods with a sidecar stay outside of the ambient mesh, and the policies made for it fail',
  remedy: 'delete the label',
  needs: ['mesh'],
  find: ({ mesh }) =>
    namespacesOf(mesh)
      .filter((name) => isMeshNamespace(name, mesh))
      .flatMap((name) => SIDECAR_LABELS.map((label) => ({ name, label })))
      .filter(({ name, label }) => !['disabled', undefined].includes(entryOf(mesh.namespaces, name)?.labels[label]))
      .map(({ name, label }) => ({
        path: ['namespaces', name, 'labels', label],
        problem: `the label ${label} of ${name} asks for sidecars, and the mesh of this environment has none`,
        fix: removeKey(['namespaces', name, 'labels', label]),
      })),
});

function namespacesOf({ wiring }: MeshInput): readonly string[] {
  return [...new Set(wiring.workloads.map(({ namespace }) => namespace))].sort();
}
