import { type Endpoint, serviceAddress } from '../../wiring/endpoint';
import { ROLES } from './components';
import { GRPC_PORT, HTTP_PORT, MEMBERLIST_PORT, MEMCACHED_PORT, partName, RELEASE } from './names';
import type { ResolvedLoki } from './settings';
import type { LokiComponent, LokiPart } from './topology';

/** Address of a part, without the pods behind it, which are in the graph. */
export interface LokiAddress extends Omit<Endpoint, 'workload'> {
  /** Part of Loki that answers at the address. */
  readonly part: LokiPart;
}

export function gatewayAddress(props: ResolvedLoki, path: string): LokiAddress {
  const service = serviceOf(props, 'gateway');
  return { ...service, port: 80, containerPort: 8080, path, ...tenantOf(props), ...credentialsOf(props) };
}

/** Makes the address of the component that takes lines or answers queries, without the gateway. */
export function directAddress(props: ResolvedLoki, role: 'push' | 'query', path: string): LokiAddress {
  return httpAddress(props, ROLES[props.topology][role], path);
}

export function httpAddress(props: ResolvedLoki, component: LokiComponent, path = ''): LokiAddress {
  return { ...serviceOf(props, component), ...onPort(HTTP_PORT), path, ...tenantOf(props) };
}

export function grpcAddress(props: ResolvedLoki, component: LokiComponent): LokiAddress {
  return { ...httpAddress(props, component), scheme: 'grpc', ...onPort(GRPC_PORT) };
}

/** A member of the ring, reached at its own address. */
export function memberlistAddress(props: ResolvedLoki, component: LokiComponent): LokiAddress {
  return {
    part: component,
    ...serviceAddress(`${RELEASE}-memberlist`, props.namespace, props.clusterDomain),
    scheme: 'tcp',
    ...onPort(MEMBERLIST_PORT),
    path: '',
  };
}

export function cacheAddress(props: ResolvedLoki, cache: 'chunks-cache' | 'results-cache'): LokiAddress {
  return { ...serviceOf(props, cache), scheme: 'tcp', ...onPort(MEMCACHED_PORT), path: '' };
}

/** Makes the address of the server beside Loki that keeps its lines. */
export function companionAddress(
  props: ResolvedLoki,
  { part, port }: { readonly part: LokiPart; readonly port: number },
): LokiAddress {
  return { ...serviceOf(props, part), ...onPort(port), path: '' };
}

/** Finds the address that the canary uses: the gateway, or without one the component that answers queries. */
export function canaryTarget(props: ResolvedLoki): LokiAddress {
  return props.gatewayReplicas > 0 ? gatewayAddress(props, '') : directAddress(props, 'query', '');
}

/** Both charts name the Service after its workload. */
function serviceOf({ namespace, clusterDomain }: ResolvedLoki, part: LokiPart) {
  return { part, ...serviceAddress(partName(part), namespace, clusterDomain), scheme: 'http' } as const;
}

/** Whoever speaks to Loki itself names the tenant. */
function tenantOf({ tenant }: ResolvedLoki): Pick<Endpoint, 'tenant'> {
  return tenant === undefined ? {} : { tenant };
}

/** The gateway asks for a password. The Services behind it know none. */
function credentialsOf({ authentication }: ResolvedLoki): Pick<Endpoint, 'credentialsSecret'> {
  return authentication === undefined ? {} : { credentialsSecret: authentication.credentialsSecret };
}

function onPort(port: number) {
  return { port, containerPort: port };
}
