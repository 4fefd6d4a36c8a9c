import type { Endpoint } from '../../wiring/endpoint';
import type { Workload } from '../../wiring/workload';
import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, holds, type KubeObject, podLabels } from '../kube-object';
import { nearestNamed } from '../nearest';
import { containerPort, podsBehind, servicePort, showServicePorts, targetPort } from '../ports';
import type { ServiceName } from '../resolve-address';
import { withItsLabels } from './workload';

/** Checks that the Service of an endpoint leads to its workload, from its port to the container's. */
export function modelEndpoint(endpoint: Endpoint, cluster: Cluster): readonly BrokenLink[] {
  const { workload, service: named } = endpoint;
  // A workload that is not rendered is said once, by itself.
  if (!workload || !named || withItsLabels(workload, cluster).length === 0) return [];
  const service = cluster.find('Service', named.namespace, named.name);
  if (!service) return [noService(named, cluster)];
  const text = broken(service, endpoint, workload, cluster);
  return text ? [brokenLink('workload', service, { ...text, consequence: `calls of ${workload.name} fail` }, [])] : [];
}

function broken(
  service: KubeObject,
  { port, containerPort: wanted }: Endpoint,
  { name, podLabels: labels }: Workload,
  cluster: Cluster,
): Pick<LinkText, 'problem' | 'fix'> | undefined {
  const offered = servicePort(service, port);
  if (!offered) return { problem: `it has no port ${port}`, fix: `add it to ${showServicePorts(service)}` };
  const behind = podsBehind(service, cluster);
  const meant = behind.find((object) => holds(podLabels(object), labels));
  const wrongPods = { problem: `it does not lead to the workload ${name}`, fix: `select the labels of ${name}` };
  // That nothing is behind a Service is said by the rule for Services.
  if (!meant) return behind.length > 0 ? wrongPods : undefined;
  const target = containerPort(meant, targetPort(offered))?.number ?? targetPort(offered);
  if (target === wanted) return undefined;
  return {
    problem: `its port ${port} leads to port ${String(target)} of ${describeObject(meant)}, not ${wanted}`,
    fix: `let port ${port} lead to ${wanted}`,
  };
}

function noService({ name, namespace }: ServiceName, cluster: Cluster): BrokenLink {
  const near = nearestNamed(name, cluster.within('Service', namespace));
  return {
    check: 'workload',
    object: `Service ${namespace}/${name}`,
    origin: near?.origin ?? 'wiring',
    problem: 'nothing renders it',
    consequence: 'every call of it fails',
    fix: near ? `name it so instead of ${near.name}` : 'render the release that has it',
    mendedIn: [namespace],
  };
}
