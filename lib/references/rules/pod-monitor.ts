import type { JsonObject } from '../../kubernetes/json';
import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject, podLabels } from '../kube-object';
import { type MonitorTargets, namespaces, podMonitorTargets } from '../monitors';
import { containerPort, showContainerPorts } from '../ports';
import { type MonitorKind, NOT_READ, selectsNothing } from './monitor-selection';

/** Each PodMonitor selects pods, and each port that it reads is one of theirs. */
export function podMonitorRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.ours('PodMonitor').flatMap((monitor) => {
    const targets = podMonitorTargets(monitor, cluster);
    if (targets.selected.length === 0) return selectsNothing(monitor, targets, cluster, PODS);
    return targets.endpoints.flatMap((endpoint) => noPort(monitor, endpoint, targets, cluster));
  });
}

const PODS: MonitorKind = {
  labelsOf: podLabels,
  none: (where) => `no pods of ${where} have`,
  one: 'a pod template',
};

function noPort(
  monitor: KubeObject,
  endpoint: JsonObject,
  { selected }: MonitorTargets,
  cluster: Cluster,
): readonly BrokenLink[] {
  const port = endpoint.port ?? endpoint.portNumber ?? endpoint.targetPort;
  if (selected.some((object) => containerPort(object, port))) return [];
  const listed = selected.map((object) => `${describeObject(object)} has ${showContainerPorts(object)}`);
  const text = {
    problem: `it reads port ${String(port)}, which none of the selected pods has`,
    consequence: NOT_READ,
    fix: `write the name of a port: ${listed.join('; ')}`,
  };
  return [brokenLink('monitor', monitor, text, namespaces(monitor, cluster))];
}
