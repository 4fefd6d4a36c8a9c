import { error, type Finding, warning } from '../../findings/finding';
import type { MeshInput } from '../input';
import { DATAPLANE_MODE, isExisting, isMeshNamespace } from '../membership';

/** Ask for a sidecar; pods that have one are left out: istio/istio@1.30.3:cni/pkg/util/enablement_selector.go */
const SIDECAR_LABELS = ['istio-injection', 'istio.io/rev'];

/** A namespace that says that its pods are in the mesh is right about all of them. */
export function meshHostNetwork(input: MeshInput): readonly Finding[] {
  return namespacesOf(input).flatMap((name) => {
    const inhabitants = input.wiring.workloads.filter(({ namespace }) => namespace === name);
    const hosts = inhabitants.filter(({ hostNetwork }) => hostNetwork).map((workload) => workload.name);
    if (hosts.length === 0 || !isMeshNamespace(name, input)) return [];
    if (hosts.length === inhabitants.length) return [labelInVain(name, hosts, input)];
    return [
      warning('mesh/label-on-host-network', ['namespaces', name], {
        problem: `${hosts.join(', ')} in ${name} uses the node's network, and the namespace is in the mesh`,
        consequence: 'its pods look as if they were in the mesh, but are known by the address of their node only',
        fix: `let ${hosts.join(', ')} run in a namespace of its own`,
      }),
    ];
  });
}

function labelInVain(name: string, hosts: readonly string[], { namespaces }: MeshInput): Finding {
  const labelled = namespaces[name]?.labels[DATAPLANE_MODE] !== undefined;
  return error(
    'mesh/label-on-host-network',
    labelled ? ['namespaces', name, 'labels', DATAPLANE_MODE] : ['mesh', 'istio', 'members'],
    {
      problem: `all that runs in ${name} uses the node's network: ${hosts.join(', ')}`,
      consequence: 'none of its pods joins the mesh, whatever label the namespace has',
      fix: labelled ? `delete the label ${DATAPLANE_MODE} of ${name}` : `take ${name} from mesh.istio.members`,
    },
  );
}

/** Whoever owns a namespace decides whether it is in the mesh: nobody labels it unasked. */
export function meshExistingNamespaces(input: MeshInput): readonly Finding[] {
  const { wiring, namespaces, settings } = input;
  return namespacesOf(input)
    .filter((name) => isExisting(name, namespaces) && !settings.members.includes(name))
    .filter((name) => wiring.workloads.some(({ namespace, hostNetwork }) => namespace === name && !hostNetwork))
    .map((name) =>
      warning('mesh/existing-namespace', ['namespaces', name, 'existing'], {
        problem: `someone else labels ${name}, and nothing says that it is in the mesh`,
        consequence: 'what runs there gets no policies: every pod of the cluster reaches it, without encryption',
        fix: `have the namespace labelled ${DATAPLANE_MODE}=ambient, and say so:\nmesh:\n  istio:\n    members: [${[...settings.members, name].join(', ')}]`,
      }),
    );
}

/** A pod with a sidecar is not taken into the ambient mesh. */
export function meshSidecars(input: MeshInput): readonly Finding[] {
  return namespacesOf(input)
    .filter((name) => isMeshNamespace(name, input))
    .flatMap((name) => SIDECAR_LABELS.map((label) => ({ name, label })))
    .filter(({ name, label }) => !['disabled', undefined].includes(input.namespaces[name]?.labels[label]))
    .map(({ name, label }) =>
      error('mesh/sidecar-label', ['namespaces', name, 'labels', label], {
        problem: `the label ${label} of ${name} asks for sidecars, and the mesh of this environment has none`,
        consequence: 'pods with a sidecar stay outside of the ambient mesh, and the policies made for it fail',
        fix: `delete the label ${label} of ${name}`,
      }),
    );
}

function namespacesOf({ wiring }: MeshInput): readonly string[] {
  return [...new Set(wiring.workloads.map(({ namespace }) => namespace))].sort();
}
