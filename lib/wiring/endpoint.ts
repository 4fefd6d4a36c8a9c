import type { Workload } from './workload';

/** A service that somebody may call: the one place where a URL comes from. */
export interface Endpoint {
  /** The pods behind the Service; `undefined` when someone else runs them. */
  readonly workload: Workload | undefined;

  /** DNS name or address that callers use: `loki-write.monitoring.svc.cluster.local`. */
  readonly host: string;

  /** The Service that the host names. @default - it names no Service of this cluster */
  readonly service?: {
    /** Name of the Service. */
    readonly name: string;

    /** Namespace of the Service. */
    readonly namespace: string;
  };

  /** Port that callers use: that of the Service. */
  readonly port: number;

  /** Port of the pods: what mesh and network policies see. */
  readonly containerPort: number;

  /** `tcp` for protocols that have no URLs. */
  readonly scheme: 'http' | 'https' | 'grpc' | 'tcp';

  /** Path with a leading slash, or empty. */
  readonly path: string;

  /** Tenant that callers send as `X-Scope-OrgID`. @default - the endpoint knows no tenants */
  readonly tenant?: string;

  /**
   * Secret in the namespace of each caller with a `username` and a `password`, which it sends as basic authentication.
   * @default - the endpoint asks for none
   */
  readonly credentialsSecret?: string;
}

/** Makes the host name of a Service, with which every endpoint in the cluster begins. */
export function serviceAddress(
  name: string,
  namespace: string,
  clusterDomain: string,
): Required<Pick<Endpoint, 'host' | 'service'>> {
  return { host: `${name}.${namespace}.svc.${clusterDomain}`, service: { name, namespace } };
}

/** A Service, and the port at which it is called. */
export interface ServicePort {
  /** Name of the Service. */
  readonly name: string;

  /** Namespace of the Service. */
  readonly namespace: string;

  /** Port of the Service, 1 to 65535. */
  readonly port: number;
}

/**
 * Finds the Service that a URL calls, however much of the cluster's domain is written.
 * @returns nothing if the URL leads out of the cluster, or to a name without a namespace
 */
export function serviceOfUrl(url: string, clusterDomain: string): ServicePort | undefined {
  const text = url.includes('://') ? url : `https://${url}`;
  if (!URL.canParse(text)) return undefined;
  const { hostname, port, protocol } = new URL(text);
  const [name, namespace, kind, ...domain] = hostname.replace(/\.$/, '').split('.');
  const within = kind === 'svc' && (domain.length === 0 || domain.join('.') === clusterDomain);
  if (!within || name === undefined || namespace === undefined) return undefined;
  return { name, namespace, port: port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port) };
}

/** Prints the whole URL; a port that is the scheme's default is left out. */
export function endpointUrl(endpoint: Endpoint): string {
  const implied = endpoint.scheme === 'https' ? 443 : endpoint.scheme === 'http' ? 80 : undefined;
  const port = endpoint.port === implied ? '' : `:${endpoint.port}`;
  return `${endpoint.scheme}://${endpoint.host}${port}${endpoint.path}`;
}
