import type { EffectiveRelease } from '../../../charts/effective';
import type { Release } from '../../../charts/release';
import { lokiConfig } from './config';
import { lokiRelease } from './read';

/** Computes what a release of a chart for Loki runs. */
export function effectiveLoki(release: Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>): EffectiveRelease {
  const read = lokiRelease(release);
  return { workloads: [], configs: [lokiConfig(read)], unknown: [] };
}
