import type { JsonObject } from '../../kubernetes/json';
import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject } from '../kube-object';
import { type MonitorTargets, namespaces, serviceMonitorTargets } from '../monitors';
import { containerPort, podsBehind, servicePort, showServicePorts } from '../ports';
import { type MonitorKind, NOT_READ, selectsNothing } from './monitor-selection';

/** Each ServiceMonitor selects a Service, and each port that it reads is the port of exactly one. */
export function serviceMonitorRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.ours('ServiceMonitor').flatMap((monitor) => {
    const targets = serviceMonitorTargets(monitor, cluster);
    if (targets.selected.length === 0) return selectsNothing(monitor, targets, cluster, SERVICES);
    return targets.endpoints.flatMap((endpoint) => unread(monitor, endpoint, targets, cluster));
  });
}

const SERVICES: MonitorKind = {
  labelsOf: ({ labels }) => labels,
  none: (where) => `no Service of ${where} has`,
  one: 'a Service',
};

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
