import { PLATFORM_DEFAULTS } from './defaults';
import { DISTRIBUTIONS } from './distributions';
import { ipFamiliesOf } from './ip-families';
import type { Platform } from './platform';
import type { PlatformProps } from './props';

/** Fills in the defaults of the distribution. */
export function resolvePlatform({
  distribution = PLATFORM_DEFAULTS.distribution,
  nodes = PLATFORM_DEFAULTS.nodes,
  clusterDomain = PLATFORM_DEFAULTS.clusterDomain,
  ...rest
}: PlatformProps = {}): Platform {
  const usual: Pick<Platform, 'dns' | 'podCidrs'> = DISTRIBUTIONS[distribution];
  const podCidrs = rest.podCidrs ?? usual.podCidrs;
  const ipFamilies = ipFamiliesOf(podCidrs);
  return { distribution, nodes, clusterDomain, ...rest, dns: rest.dns ?? usual.dns, podCidrs, ipFamilies };
}
