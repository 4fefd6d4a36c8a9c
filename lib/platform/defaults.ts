import type { PlatformProps } from './props';

/** Defaults of the properties of a cluster. */
export const PLATFORM_DEFAULTS = {
  distribution: 'kubernetes',
  nodes: 1,
  clusterDomain: 'cluster.local',
} as const satisfies PlatformProps;
