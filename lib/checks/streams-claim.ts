import type { Environment } from '../plan/environment';
import { serviceOfUrl } from '../wiring/endpoint';
import type { StreamsClaim } from './streams-shared';

/**
 * @returns `undefined` for an environment that sends nothing to a Loki of others: a Service of a cluster is another Loki
 * in each
 */
export function streamsClaim({
  name,
  cluster,
  enabled,
  existingLoki,
  platform,
}: Pick<Environment, 'name' | 'cluster' | 'enabled' | 'existingLoki' | 'platform'>): StreamsClaim | undefined {
  if (!enabled || existingLoki === undefined) return undefined;
  const { pushUrl, tenant } = existingLoki;
  if (serviceOfUrl(pushUrl, platform.clusterDomain) !== undefined) return undefined;
  const streams = JSON.stringify([cluster, new URL(pushUrl).href, tenant ?? null]);
  return { environment: name, cluster, streams, pushUrl, ...(tenant !== undefined && { tenant }) };
}
