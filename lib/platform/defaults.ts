import type { PlatformProps } from './props';

/** What a cluster is as long as nothing else is said. */
export const PLATFORM_DEFAULTS = {
  distribution: 'kubernetes',
  nodes: 1,
  clusterDomain: 'cluster.local',
} as const satisfies PlatformProps;
