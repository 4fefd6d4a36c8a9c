import { type Json, listIn, valueAt } from '../../kubernetes/json';
import type { KubeObject } from '../../references/kube-object';
import { list } from '../../syntax/list';
import type { Effect } from '../effect';
import { clusterPairs, type Pair } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Transition } from '../transition';
import { moreOrLess } from './more-or-less';

/** What is reachable from outside of the cluster. */
export const exposure: Transition = {
  kind: 'doors/exposure',
  finds: 'a Service gets a port of the nodes or a load balancer, or has them no longer',
  happens: 'whoever reaches the nodes, or the address of the load balancer, reaches its pods',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types'],
  find: (change) =>
    runsOnBothSides(change)
      ? clusterPairs(change)
          .filter(({ base, head }) => (head ?? base)?.kind === 'Service')
          .flatMap(exposureEffects)
      : [],
};

function exposureEffects({ base, head }: Pair<KubeObject>): readonly Effect[] {
  const { kind, namespace, name, origin } = head ?? base;
  const service = `the Service \`${name}\``;
  return moreOrLess({
    door: { kind: 'doors/exposure', subject: `${kind} ${namespace}/${name}`, file: origin },
    before: waysTo(base),
    after: waysTo(head),
    more: (ways) => ({
      what: `${service} is reached from outside of the cluster ${list(ways)}`,
      happens: 'whoever reaches that may call its pods',
      steps: { before: [{ text: `Look who can reach that, and whether the pods of ${service} ask for a password.` }] },
    }),
    less: (ways) => ({
      what: `${service} is no longer reached from outside of the cluster ${list(ways)}`,
      happens: 'whoever still calls it that way gets no answer',
    }),
  });
}

function waysTo(service: KubeObject | undefined): readonly string[] {
  const spec = valueAt(service?.json, 'spec');
  const type = valueAt(spec, 'type');
  const ports = listIn(spec, 'ports');
  const addresses = listIn(spec, 'externalIPs').map((address) => `at the address ${String(address)}`);
  const balancer = type === 'LoadBalancer' ? [`by a load balancer at ${list(ports.map(portOf))}`] : [];
  const nodes = type === 'NodePort' ? [`at every node for ${list(ports.map(portOf))}`] : [];
  return [...balancer, ...nodes, ...addresses];
}

function portOf(port: Json): string {
  const onNode = valueAt(port, 'nodePort');
  return `port ${String(valueAt(port, 'port'))}${onNode === undefined ? '' : ` (${String(onNode)})`}`;
}
