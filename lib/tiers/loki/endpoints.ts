import { type Endpoint, serviceAddress } from '../../wiring/endpoint';
import type { Workload } from '../../wiring/workload';
import { ROLES } from './components';
import { usesGateway } from './gateway';
import {
  GRPC_PORT,
  HTTP_PORT,
  MEMBERLIST_PORT,
  MEMCACHED_PORT,
  MINIO_PORT,
  OTLP_PATH,
  PUSH_PATH,
  RELEASE,
} from './names';
import type { ResolvedLoki } from './settings';
import type { LokiComponent } from './topology';
import { type Cache, cacheWorkload, componentWorkload, gatewayWorkload, minioWorkload } from './workloads';

/** What other tiers may call. */
export interface LokiEndpoints {
  /** Takes lines in Loki's own protocol. */
  readonly push: Endpoint;

  /** Answers queries; what Grafana's datasource points at. */
  readonly query: Endpoint;

  /** Base of the OTLP protocol: exporters append `/v1/logs`. */
  readonly otlp: Endpoint;

  /** Says whether queries would be answered. The gateway knows no such path. */
  readonly ready: Endpoint;
}

export function lokiEndpoints(props: ResolvedLoki): LokiEndpoints {
  const entrance = (role: 'push' | 'query', path: string) =>
    usesGateway(props) ? gatewayEndpoint(props, path) : directEndpoint(props, role, path);
  return {
    push: entrance('push', PUSH_PATH),
    query: entrance('query', ''),
    otlp: entrance('push', OTLP_PATH),
    ready: directEndpoint(props, 'query', '/ready'),
  };
}

export function gatewayEndpoint(props: ResolvedLoki, path: string): Endpoint {
  const service = serviceOf(props, gatewayWorkload(props));
  return { ...service, port: 80, containerPort: 8080, path, ...tenantOf(props), ...credentialsOf(props) };
}

/** The component that takes lines, or the one that answers queries, without the gateway. */
export function directEndpoint(props: ResolvedLoki, role: 'push' | 'query', path: string): Endpoint {
  return httpEndpoint(props, ROLES[props.topology][role], path);
}

export function httpEndpoint(props: ResolvedLoki, component: LokiComponent, path = ''): Endpoint {
  const workload = componentWorkload(props, component);
  return { ...serviceOf(props, workload), ...onPort(HTTP_PORT), path, ...tenantOf(props) };
}

export function grpcEndpoint(props: ResolvedLoki, component: LokiComponent): Endpoint {
  return { ...httpEndpoint(props, component), scheme: 'grpc', ...onPort(GRPC_PORT) };
}

/** A member of the ring, reached at its own address. */
export function memberlistEndpoint(props: ResolvedLoki, component: LokiComponent): Endpoint {
  const service = serviceOf(props, componentWorkload(props, component));
  return {
    ...service,
    ...serviceAddress(`${RELEASE}-memberlist`, props.namespace, props.clusterDomain),
    scheme: 'tcp',
    ...onPort(MEMBERLIST_PORT),
    path: '',
  };
}

export function cacheEndpoint(props: ResolvedLoki, cache: Cache): Endpoint {
  return { ...serviceOf(props, cacheWorkload(props, cache)), scheme: 'tcp', ...onPort(MEMCACHED_PORT), path: '' };
}

export function minioEndpoint(props: ResolvedLoki): Endpoint {
  return { ...serviceOf(props, minioWorkload(props)), ...onPort(MINIO_PORT), path: '' };
}

/** Both charts name the Service after its workload. */
function serviceOf({ namespace, clusterDomain }: ResolvedLoki, workload: Workload) {
  return { workload, ...serviceAddress(workload.name, namespace, clusterDomain), scheme: 'http' } as const;
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
