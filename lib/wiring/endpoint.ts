import type { Workload } from './workload';

/** A service that somebody may call: the one place where a URL comes from. */
export interface Endpoint {
  /** The pods behind the Service; `undefined` when someone else runs them. */
  readonly workload: Workload | undefined;

  /** Name of the Service. */
  readonly service: string;

  readonly namespace: string;

  /** Port of the Service. */
  readonly port: number;

  /** Port of the pods: what mesh and network policies see. */
  readonly containerPort: number;

  /** `tcp` for protocols that have no URLs. */
  readonly scheme: 'http' | 'https' | 'grpc' | 'tcp';

  /** Path with a leading slash, or empty. */
  readonly path: string;

  /** DNS domain of the cluster, `cluster.local` in most. */
  readonly clusterDomain: string;

  /** @default - the endpoint knows no tenants */
  readonly tenant?: string;
}

/** `loki-write.monitoring.svc.cluster.local` */
export function endpointHost(endpoint: Endpoint): string {
  return `${endpoint.service}.${endpoint.namespace}.svc.${endpoint.clusterDomain}`;
}

/** The whole URL; the port is left out where it is the scheme's own. */
export function endpointUrl(endpoint: Endpoint): string {
  const implied = endpoint.scheme === 'https' ? 443 : endpoint.scheme === 'http' ? 80 : undefined;
  const port = endpoint.port === implied ? '' : `:${endpoint.port}`;
  return `${endpoint.scheme}://${endpointHost(endpoint)}${port}${endpoint.path}`;
}
