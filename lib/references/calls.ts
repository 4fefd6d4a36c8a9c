import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import type { Cluster } from './cluster';
import { ingressBackends } from './ingress-backends';
import { type KubeObject, listAt, objectAt, podLabels, podSpec, runsPods } from './kube-object';
import { meantBy, podMonitorTargets, serviceMonitorTargets } from './monitors';
import type { NamedAddress } from './named-addresses';
import { nearestNamed } from './nearest';
import { governedPods, policyPorts } from './policies';
import { containerPort, containerPorts, podsMeant, servicePort, targetPort } from './ports';
import { resolveAddress } from './resolve-address';

/** A port of pods that somebody calls: a name or a number; all of them if a caller names one that is not there. */
interface CalledPort {
  readonly pods: KubeObject;
  readonly port: Json | undefined;
}

/** Numbers of the ports that somebody calls, per object that runs pods. */
export type CalledPorts = ReadonlyMap<KubeObject, ReadonlySet<number>>;

/** A link that is broken counts as a call of what it was probably meant for: it is reported where it stands. */
export function calledPorts(cluster: Cluster): CalledPorts {
  const called = new Map<KubeObject, Set<number>>();
  for (const { pods, port } of calls(cluster)) {
    const one = port === undefined ? undefined : containerPort(pods, port);
    const numbers = one ? [one.number] : containerPorts(pods).map(({ number }) => number);
    called.set(pods, new Set([...(called.get(pods) ?? []), ...numbers]));
  }
  return called;
}

function calls(cluster: Cluster): readonly CalledPort[] {
  return [
    ...cluster.addresses.flatMap((named) => [...byAddress(named, cluster), ...withinPod(named)]),
    ...cluster.ofKind('ServiceMonitor').flatMap((monitor) => byServiceMonitor(monitor, cluster)),
    ...cluster.ofKind('PodMonitor').flatMap((monitor) => byPodMonitor(monitor, cluster)),
    ...cluster.ofKind('Service').flatMap((service) => fromOutside(service, cluster)),
    ...cluster.ofKind('Ingress').flatMap((ingress) => byIngress(ingress, cluster)),
    ...cluster.ofKind('NetworkPolicy', 'AuthorizationPolicy').flatMap((policy) => byPolicy(policy, cluster)),
    ...cluster.objects.filter(runsPods).flatMap(byKubelet),
    ...(cluster.declared.calls ?? []).flatMap(({ namespace, podLabels: labels, port }) =>
      cluster.podsWith(namespace, labels).flatMap((pods) => (containerPort(pods, port) ? [{ pods, port }] : [])),
    ),
  ];
}

function byAddress(named: NamedAddress, cluster: Cluster): readonly CalledPort[] {
  const resolution = resolveAddress(named, cluster);
  switch (resolution.state) {
    case 'found':
      return throughService(resolution.service, resolution.port, cluster);
    case 'no-port':
      return resolution.service ? throughService(resolution.service, undefined, cluster) : [];
    case 'no-service': {
      const { name, namespace } = resolution.name;
      const near = nearestNamed(name, cluster.within('Service', namespace));
      return near ? throughService(near, undefined, cluster) : [];
    }
    default:
      return [];
  }
}

/** Calls all ports of a Service, or one that it may lack: then it has no address, and the port is that of the pods. */
function throughService(service: KubeObject, port: Json | undefined, cluster: Cluster): readonly CalledPort[] {
  const offered = port === undefined ? undefined : servicePort(service, port);
  const target = offered ? targetPort(offered) : port;
  return podsMeant(service, cluster).map((pods) => ({ pods, port: target }));
}

/** A container calls another one of its pod. */
function withinPod({ by, address }: NamedAddress): readonly CalledPort[] {
  const own = address.host === 'localhost' || address.host === '127.0.0.1';
  return own && runsPods(by) && containerPort(by, address.port) ? [{ pods: by, port: address.port }] : [];
}

function byServiceMonitor(monitor: KubeObject, cluster: Cluster): readonly CalledPort[] {
  const targets = serviceMonitorTargets(monitor, cluster);
  const services = meantBy(monitor, targets, ({ labels }) => labels);
  return services.flatMap((service) =>
    targets.endpoints.flatMap(({ port, targetPort: target }) =>
      port === undefined
        ? podsMeant(service, cluster).map((pods) => ({ pods, port: target }))
        : throughService(service, port, cluster),
    ),
  );
}

function byPodMonitor(monitor: KubeObject, cluster: Cluster): readonly CalledPort[] {
  const targets = podMonitorTargets(monitor, cluster);
  return meantBy(monitor, targets, podLabels).flatMap((pods) =>
    targets.endpoints.map(({ port, portNumber, targetPort: target }) => ({ pods, port: port ?? portNumber ?? target })),
  );
}

/** Lists the ports that a Service opens to the outside, where callers are unknown. */
function fromOutside(service: KubeObject, cluster: Cluster): readonly CalledPort[] {
  const type = valueAt(service.json, 'spec', 'type');
  if (type !== 'LoadBalancer' && type !== 'NodePort') return [];
  return listAt(service.json, 'spec', 'ports').flatMap(({ port }) => throughService(service, port, cluster));
}

function byIngress(ingress: KubeObject, cluster: Cluster): readonly CalledPort[] {
  return ingressBackends(ingress).flatMap((backend) => {
    const service = cluster.find('Service', ingress.namespace, String(backend.name));
    const port = valueAt(backend, 'port', 'name') ?? valueAt(backend, 'port', 'number');
    return service ? throughService(service, port, cluster) : [];
  });
}

/** Lists the ports that a policy names: its author knows their callers. */
function byPolicy(policy: KubeObject, cluster: Cluster): readonly CalledPort[] {
  return governedPods(policy, cluster).flatMap((pods) =>
    policyPorts(policy).flatMap((port) => (containerPort(pods, port) ? [{ pods, port }] : [])),
  );
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const PROBED_BY = ['httpGet', 'tcpSocket', 'grpc'];

function byKubelet(pods: KubeObject): readonly CalledPort[] {
  return listAt(podSpec(pods), 'containers').flatMap((container) =>
    probedPorts(container).map((port) => ({ pods, port })),
  );
}

function probedPorts(container: JsonObject): readonly Json[] {
  return PROBES.flatMap((probe) => PROBED_BY.flatMap((by) => objectAt(container, probe, by).port ?? []));
}
