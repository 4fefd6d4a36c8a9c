import type { JsonObject } from '../../kubernetes/json';
import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject, objectAt } from '../kube-object';
import { showSelector } from '../label-selector';
import { type MonitorTargets, mayReadOthers, namespaces, podMonitorTargets } from '../monitors';
import { containerPort, showContainerPorts } from '../ports';
import { nearestMiss } from '../selected-pods';

/** Each PodMonitor selects pods, and each port that it reads is one of theirs. */
export function podMonitorRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.ofKind('PodMonitor').flatMap((monitor) => {
    const targets = podMonitorTargets(monitor, cluster);
    if (targets.selected.length === 0) return noPods(monitor, targets, cluster);
    return targets.endpoints.flatMap((endpoint) => noPort(monitor, endpoint, targets, cluster));
  });
}

function noPods(monitor: KubeObject, { candidates }: MonitorTargets, cluster: Cluster): readonly BrokenLink[] {
  const selector = objectAt(monitor.json, 'spec', 'selector');
  const near = nearestMiss(selector, candidates());
  const where = namespaces(monitor, cluster);
  if (mayReadOthers(monitor, cluster) && !near?.isSlip) return [];
  const text = {
    problem: `no pods of ${where.join(', ')} have the labels ${showSelector(selector)}`,
    consequence: 'Prometheus reads nothing there, and alerts on these metrics never fire',
    fix: near
      ? `select the labels of ${describeObject(near.object)}, which has ${near.differing}`
      : 'select the labels of a pod template, or remove the PodMonitor',
  };
  return [brokenLink('monitor', monitor, text, where)];
}

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
    consequence: 'Prometheus reads nothing there, and alerts on these metrics never fire',
    fix: `write the name of a port: ${listed.join('; ')}`,
  };
  return [brokenLink('monitor', monitor, text, namespaces(monitor, cluster))];
}
