import type { Construct } from 'constructs';
import { runChecks } from '../findings/check';
import type { PlatformProps } from '../platform/props';
import { resolvePlatform } from '../platform/resolve';
import type { Built } from '../schema/build-checked';
import { type NamespaceProps, resolveNamespaces } from '../wiring/namespaces';
import { Part, type PartProps } from '../wiring/part';
import type { PartContent } from '../wiring/part-content';
import { joinWirings } from '../wiring/wiring';
import { MESH_CHECKS } from './checks/all';
import { MESH_DEFAULTS } from './defaults';
import type { MeshInput } from './input';
import { meshPart } from './part';

/** Settings of the policies of a mesh. */
export interface MeshPoliciesProps extends PartProps {
  /** Parts whose workloads are protected, and whose calls are let through: every part of the stack. */
  readonly parts: readonly Part[];

  /** Namespaces of others whose pods are in the mesh too: those of Grafana and Prometheus. @default - none */
  readonly members?: readonly string[];

  /** What is said of namespaces, by name: the same as to the delivery. @default - the stack creates and labels each */
  readonly namespaces?: Readonly<Record<string, NamespaceProps>>;

  /** Namespace of the pods that scrape metrics. @default - unknown: nobody may scrape */
  readonly scraperNamespace?: string;

  /** The cluster, with the address ranges of its pods and nodes. @default - one node of a cluster as kubeadm sets it up */
  readonly platform?: PlatformProps;
}

/**
 * Policies of Istio in ambient mode, and NetworkPolicies beside them, that let through what the parts call and nothing
 * else. The delivery that it is a part of labels the namespaces, so that their pods are in the mesh.
 *
 * @example
 * const app = new App();
 * const chart = new Chart(app, 'logging');
 * const loki = new Loki(chart, 'loki', {
 *   namespace: 'logging',
 *   retention: Duration.days(14),
 *   storage: LokiStorage.filesystem(),
 *   tenant: 'edge',
 *   meshed: true,
 * });
 * const mesh = new MeshPolicies(chart, 'mesh', { parts: [loki] });
 * new FluxDelivery(chart, 'flux', { parts: [mesh, loki] });
 * app.synth();
 */
export class MeshPolicies extends Part {
  constructor(scope: Construct, id: string, props: MeshPoliciesProps) {
    super(scope, id, buildPolicies(props), props);
  }
}

function buildPolicies({ parts, ...props }: MeshPoliciesProps): Built<PartContent> {
  if (!parts.every(({ isBuilt }) => isBuilt)) return { findings: [] };
  const { members = MESH_DEFAULTS.members, scraperNamespace } = props;
  const { podCidrs, nodeCidrs } = resolvePlatform(props.platform);
  const wiring = joinWirings(parts.map(({ content }) => content));
  const namespaces = resolveNamespaces(props.namespaces);
  const mesh: MeshInput = { settings: { members }, wiring, namespaces, podCidrs, nodeCidrs, scraperNamespace };
  const content = meshPart(mesh);
  const { prerequisites } = content;
  return { content, findings: runChecks(MESH_CHECKS, { mesh, prerequisites, workloads: wiring.workloads }) };
}
