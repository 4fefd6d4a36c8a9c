import { PLATFORM_DEFAULTS } from './defaults';
import { DISTRIBUTIONS } from './distributions';
import type { Platform } from './platform';
import type { PlatformProps } from './props';

/** Fills in the defaults of the distribution. */
export function resolvePlatform({
  distribution = PLATFORM_DEFAULTS.distribution,
  nodes = PLATFORM_DEFAULTS.nodes,
  clusterDomain = PLATFORM_DEFAULTS.clusterDomain,
  ...rest
}: PlatformProps = {}): Platform {
  const { dns, podCidrs }: Pick<Platform, 'dns' | 'podCidrs'> = DISTRIBUTIONS[distribution];
  return { distribution, nodes, clusterDomain, ...rest, dns: rest.dns ?? dns, podCidrs: rest.podCidrs ?? podCidrs };
}
