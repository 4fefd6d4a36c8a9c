import { didYouMean } from '../../findings/did-you-mean';
import { type Json, type JsonObject, valueAt } from '../../kubernetes/json';
import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import type { Cluster } from '../cluster';
import { ingressBackends } from '../ingress-backends';
import type { KubeObject } from '../kube-object';
import { isTypo } from '../nearest';
import { servicePort, showServicePorts } from '../ports';

/** Each backend of an Ingress is a Service that has the port. */
export function ingressRule(cluster: Cluster): readonly BrokenLink[] {
  return cluster.ofKind('Ingress').flatMap((ingress) =>
    ingressBackends(ingress).flatMap((backend) => {
      const text = broken(ingress, backend, cluster);
      return text ? brokenLink('service', ingress, text) : [];
    }),
  );
}

function broken({ namespace }: KubeObject, backend: JsonObject, cluster: Cluster): LinkText | undefined {
  const name = String(backend.name);
  const consequence = 'the controller answers with 503';
  const service = cluster.find('Service', namespace, name);
  if (!service) {
    if (cluster.mayExist('Service', namespace, name)) return undefined;
    const known = cluster.names('Service', namespace);
    if (cluster.hasMakers(namespace) && !known.some((other) => isTypo(name, other))) return undefined;
    const near = didYouMean(name, known);
    const problem = `it leads to the Service ${namespace}/${name}, which does not exist`;
    return { problem, consequence, fix: `${near ? 'write' : 'create'} ${near ?? name}` };
  }
  const port = portOf(backend);
  if (port === undefined || servicePort(service, port)) return undefined;
  const ports = showServicePorts(service);
  return {
    problem: `it leads to port ${String(port)} of the Service ${namespace}/${name}, which has ${ports}`,
    consequence,
    fix: 'write one of these ports',
  };
}

function portOf(backend: JsonObject): Json | undefined {
  return valueAt(backend, 'port', 'name') ?? valueAt(backend, 'port', 'number');
}
