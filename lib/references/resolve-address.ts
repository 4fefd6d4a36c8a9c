import { entryOf } from '../collections/entry-of';
import { valueAt } from '../kubernetes/json';
import type { Cluster } from './cluster';
import type { KubeObject } from './kube-object';
import type { NamedAddress } from './named-addresses';
import { isTypo } from './nearest';
import { mayListen, podsBehind, servicePort, servicePorts } from './ports';

/** Result of looking up the Service of an address. */
export type Resolution =
  | {
      /** It names no Service of this cluster. */
      readonly state: 'elsewhere';
    }
  | {
      /** Somebody declares the Service, or a controller may create it. */
      readonly state: 'declared';
    }
  | {
      /** A Service offers the port. */
      readonly state: 'found';

      /** The Service. */
      readonly service: KubeObject;

      /** Port that is called; `undefined` if neither address nor scheme tells one. */
      readonly port: number | undefined;
    }
  | {
      /** The Service exists or is declared, but not with the port. */
      readonly state: 'no-port';

      /** The Service that is called. */
      readonly name: ServiceName;

      /** Port that is called. */
      readonly port: number;

      /** The Service as an object. @default - it is only declared */
      readonly service?: KubeObject;
    }
  | {
      /** There is no such Service. */
      readonly state: 'no-service';

      /** The Service that is called. */
      readonly name: ServiceName;

      /** Port that is called; `undefined` if neither address nor scheme tells one. */
      readonly port: number | undefined;
    };

/** Identity of a Service in its cluster. */
export interface ServiceName {
  /** Name of the Service. */
  readonly name: string;

  /** Namespace of the Service. */
  readonly namespace: string;
}

/** Finds the Service that an address leads to. */
export function resolveAddress(named: NamedAddress, cluster: Cluster): Resolution {
  const name = serviceName(named, cluster);
  if (!name || isOfEveryCluster(name)) return { state: 'elsewhere' };
  const port = named.address.port ?? defaultPort(named.address.scheme);
  const service = cluster.find('Service', name.namespace, name.name);
  if (service && (port === undefined || offers(service, port, cluster))) return { state: 'found', service, port };
  if (cluster.declared.unusedServices?.some((other) => isSame(other, name))) return { state: 'declared' };
  const declared = cluster.declared.services.filter((other) => isSame(other, name));
  if (declared.some((other) => port === undefined || other.port === port)) return { state: 'declared' };
  if (port !== undefined && (service || declared.length > 0)) return { state: 'no-port', name, port, service };
  return mayBeMade(name, cluster) ? { state: 'declared' } : { state: 'no-service', name, port };
}

/** Somebody brings it, or a controller makes it: then it is no slip of the pen for one that is there. */
function mayBeMade({ name, namespace }: ServiceName, cluster: Cluster): boolean {
  if (cluster.mayExist('Service', namespace, name)) return true;
  return cluster.hasMakers(namespace) && !cluster.names('Service', namespace).some((other) => isTypo(name, other));
}

/** `[pod.]name.namespace.svc…`, `name.namespace` of a known namespace, or a bare `name`. */
function serviceName({ address, namespace }: NamedAddress, cluster: Cluster): ServiceName | undefined {
  const labels = address.host.split('.');
  const [first, second] = labels;
  if (first === undefined || first === 'localhost') return undefined;
  const svc = labels.indexOf('svc');
  const [name, space] = svc === -1 ? [first, second] : labels.slice(svc - 2, svc);
  if (svc > 3 || (svc === -1 && labels.length > 2) || name === undefined) return undefined;
  if (svc === -1 && space !== undefined && !isKnown(space, address.scheme, cluster)) return undefined;
  const where = space ?? namespace;
  return where === undefined ? undefined : { name, namespace: where };
}

/** `name.namespace` without a scheme may be anything, unless all that is in the namespace is known. */
function isKnown(namespace: string, scheme: string | undefined, cluster: Cluster): boolean {
  return cluster.knows(namespace) && (scheme !== undefined || !cluster.isShared(namespace));
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, ws: 80, https: 443, wss: 443 };

function defaultPort(scheme: string | undefined): number | undefined {
  return scheme === undefined ? undefined : entryOf(DEFAULT_PORTS, scheme);
}

/**
 * Behind a Service without an address are the pods themselves, and behind an `ExternalName` anything. One that lists no
 * ports is of another group than Kubernetes' own, such as Knative's.
 */
function offers(service: KubeObject, port: number, cluster: Cluster): boolean {
  if (valueAt(service.json, 'spec', 'type') === 'ExternalName' || servicePort(service, port)) return true;
  if (isHeadless(service)) return podsBehind(service, cluster).some((object) => mayListen(object, port, cluster));
  return servicePorts(service).length === 0;
}

function isHeadless({ json }: KubeObject): boolean {
  return valueAt(json, 'spec', 'clusterIP') === 'None';
}

/** What distributions call the Service of the cluster's DNS. */
const DNS_SERVICES = ['kube-dns', 'coredns', 'rke2-coredns-rke2-coredns'];

/** Tells whether a Service is one that a distribution brings. */
export function isOfEveryCluster({ name, namespace }: ServiceName): boolean {
  return namespace === 'kube-system' ? DNS_SERVICES.includes(name) : namespace === 'default' && name === 'kubernetes';
}

function isSame(a: ServiceName, b: ServiceName): boolean {
  return a.name === b.name && a.namespace === b.namespace;
}
