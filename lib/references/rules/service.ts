import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject, objectAt } from '../kube-object';
import { showLabels } from '../label-selector';
import { mayListen, podsBehind, servicePorts, showContainerPorts, targetPort } from '../ports';
import { resolveAddress } from '../resolve-address';
import { nearestMiss } from '../selected-pods';

/** Each Service with a selector selects pods of its namespace, and its ports are ports of theirs. */
export function serviceRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.ofKind('Service').flatMap((service) => {
    const selector = objectAt(service.json, 'spec', 'selector');
    if (Object.keys(selector).length === 0) return [];
    const pods = podsBehind(service, cluster);
    return pods.length === 0 ? nothingBehind(service, cluster) : missingPorts(service, pods, cluster);
  });
}

function nothingBehind(service: KubeObject, cluster: Cluster): readonly BrokenLink[] {
  const selector = objectAt(service.json, 'spec', 'selector');
  const near = nearestMiss({ matchLabels: selector }, cluster.podsIn(service.namespace));
  // A chart may keep the Service of a part that is off: it matters to who calls it.
  if (service.ofChart && !isCalledByOurs(service, cluster)) return [];
  // What somebody else runs in a shared namespace is not among the objects.
  if (cluster.isShared(service.namespace) && !near?.isSlip) return [];
  return [
    brokenLink('service', service, {
      problem: `no pods of ${service.namespace} have the labels ${showLabels(selector)}`,
      consequence: 'the Service has no endpoints, and every call of it fails',
      fix: near
        ? `select the labels of ${describeObject(near.object)}, which has ${near.differing}`
        : 'select the labels of a pod template in the namespace, or remove the Service',
    }),
  ];
}

function isCalledByOurs(service: KubeObject, cluster: Cluster): boolean {
  return cluster.addresses.some((named) => {
    const resolution = named.by.ofChart ? undefined : resolveAddress(named, cluster);
    return resolution?.state === 'found' && resolution.service === service;
  });
}

function missingPorts(service: KubeObject, pods: readonly KubeObject[], cluster: Cluster): readonly BrokenLink[] {
  return servicePorts(service).flatMap((port) => {
    const target = targetPort(port);
    if (pods.some((object) => mayListen(object, target, cluster))) return [];
    const [first] = pods;
    return brokenLink('service', service, {
      problem: `port ${String(port.port)} leads to port ${String(target)} of the pods, which none of them has`,
      consequence: `every call of port ${String(port.port)} is refused`,
      fix: first
        ? `write a targetPort that ${describeObject(first)} has: ${showContainerPorts(first)}`
        : 'remove the port',
    });
  });
}
