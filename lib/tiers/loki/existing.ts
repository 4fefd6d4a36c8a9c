import { type Endpoint, serviceOfUrl } from '../../wiring/endpoint';
import type { LokiEndpoints } from './endpoints';
import { OTLP_PATH, PUSH_PATH } from './names';

/** Settings of a Loki that someone else runs, every default resolved. */
export interface ExistingLokiSettings {
  /** Where lines are pushed, path included. */
  readonly pushUrl: string;

  /** Where queries are answered, without a path. */
  readonly queryUrl: string;

  /** Base of its OTLP protocol. */
  readonly otlpUrl: string;

  /** @default - it knows no tenants */
  readonly tenant?: string;

  /** Secret with `username` and `password`, in the namespace of each caller. @default - none is asked */
  readonly credentialsSecret?: string;

  /** Whether it takes structured metadata. */
  readonly structuredMetadata: boolean;
}

export interface ResolvedExistingLoki extends ExistingLokiSettings {
  /** DNS domain of the cluster: `cluster.local`. */
  readonly clusterDomain: string;
}

/** What may be asked of a Loki that someone else runs: that it is ready can only be told by asking it for lines. */
export function existingLoki(props: ResolvedExistingLoki): Omit<LokiEndpoints, 'ready' | 'takesRules'> {
  return {
    push: endpointOf(props.pushUrl, props),
    query: endpointOf(props.queryUrl, props),
    otlp: endpointOf(props.otlpUrl, props),
  };
}

/** What the settings that are absent follow from: what stands before the path of pushes may be the prefix of a proxy. */
export function urlsOfExisting(pushUrl: string): Pick<ExistingLokiSettings, 'queryUrl' | 'otlpUrl'> {
  const queryUrl = baseOf(pushUrl);
  return { queryUrl, otlpUrl: `${queryUrl}${OTLP_PATH}` };
}

function baseOf(pushUrl: string): string {
  if (pushUrl.endsWith(PUSH_PATH)) return pushUrl.slice(0, -PUSH_PATH.length);
  return URL.canParse(pushUrl) ? new URL(pushUrl).origin : pushUrl;
}

function endpointOf(text: string, { tenant, credentialsSecret, clusterDomain }: ResolvedExistingLoki): Endpoint {
  const { protocol, hostname, port: written, pathname } = new URL(text);
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const port = written === '' ? { http: 80, https: 443 }[scheme] : Number(written);
  const called = serviceOfUrl(text, clusterDomain);
  return {
    workload: undefined,
    host: hostname,
    ...(called && { service: { name: called.name, namespace: called.namespace } }),
    port,
    containerPort: port,
    scheme,
    path: pathname.replace(/\/$/, ''),
    ...(tenant !== undefined && { tenant }),
    ...(credentialsSecret !== undefined && { credentialsSecret }),
  };
}
