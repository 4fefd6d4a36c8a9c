import type { JsonObject } from '../../kubernetes/json';
import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject, objectAt } from '../kube-object';
import { showSelector } from '../label-selector';
import { type MonitorTargets, mayReadOthers, namespaces, serviceMonitorTargets } from '../monitors';
import { containerPort, podsBehind, servicePort, showServicePorts } from '../ports';
import { nearestMiss } from '../selected-pods';

/** Each ServiceMonitor selects a Service, and each port that it reads is the port of exactly one. */
export function serviceMonitorRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.ofKind('ServiceMonitor').flatMap((monitor) => {
    const targets = serviceMonitorTargets(monitor, cluster);
    if (targets.selected.length === 0) return noService(monitor, targets, cluster);
    return targets.endpoints.flatMap((endpoint) => unread(monitor, endpoint, targets, cluster));
  });
}

function noService(monitor: KubeObject, { candidates }: MonitorTargets, cluster: Cluster): readonly BrokenLink[] {
  const selector = objectAt(monitor.json, 'spec', 'selector');
  const near = nearestMiss(selector, candidates(), ({ labels }) => labels);
  const where = namespaces(monitor, cluster);
  if (mayReadOthers(monitor, cluster) && !near?.isSlip) return [];
  const text = {
    problem: `no Service of ${where.join(', ')} has the labels ${showSelector(selector)}`,
    consequence: NOT_READ,
    fix: near
      ? `select the labels of ${describeObject(near.object)}, which has ${near.differing}`
      : 'select the labels of a Service, or remove the ServiceMonitor',
  };
  return [brokenLink('monitor', monitor, text, where)];
}

const NOT_READ = 'Prometheus reads nothing there, and alerts on these metrics never fire';

function unread(
  monitor: KubeObject,
  endpoint: JsonObject,
  { selected }: MonitorTargets,
  cluster: Cluster,
): readonly BrokenLink[] {
  const having = selected.filter((service) => hasPort(service, endpoint, cluster));
  const port = String(endpoint.port ?? endpoint.targetPort);
  const text = having.length === 0 ? noPort(selected, port) : readTwice(having, port, cluster);
  return text ? [brokenLink('monitor', monitor, text, namespaces(monitor, cluster))] : [];
}

function hasPort(service: KubeObject, { port, targetPort }: JsonObject, cluster: Cluster): boolean {
  if (port !== undefined) return servicePort(service, port)?.name === port;
  return podsBehind(service, cluster).some((object) => containerPort(object, targetPort));
}

function noPort(selected: readonly KubeObject[], port: string): LinkText {
  const listed = selected.map((service) => `${describeObject(service)} has ${showServicePorts(service)}`);
  return {
    problem: `it reads port ${port}, which no selected Service has`,
    consequence: NOT_READ,
    fix: `write the name of a port: ${listed.join('; ')}`,
  };
}

/** Two Services before the same pods, such as one with an address and one without, are two targets a pod. */
function readTwice(having: readonly KubeObject[], port: string, cluster: Cluster): LinkText | undefined {
  const seen = new Map<KubeObject, KubeObject>();
  for (const service of having) {
    for (const object of podsBehind(service, cluster)) {
      const other = seen.get(object);
      if (other) {
        return {
          problem: `${describeObject(other)} and ${describeObject(service)} both lead port ${port} to ${describeObject(object)}`,
          consequence: 'Prometheus reads each pod twice, and sums over its metrics are twice as high',
          fix: 'select a label that only one of the two Services has',
        };
      }
      seen.set(object, service);
    }
  }
  return undefined;
}
