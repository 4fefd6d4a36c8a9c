import type { Release } from '../charts/release';
import type { Running } from '../charts/running';
import { runningLoki } from '../tiers/loki/running';
import { chosenCollector } from './collectors';
import { patchedReleases, type ReleasedStack } from './patched-releases';
import { plainRunning } from './running-plain';

/** Computes what an environment runs in the end: charts with their defaults, overrides and patches, and plain objects. */
export function runningStack(plan: ReleasedStack): readonly Running[] {
  const { enabled, collector } = plan.environment;
  if (!enabled) return [];
  const running = (release: Release) =>
    release.chart.name === 'loki' ? runningLoki(release) : chosenCollector(collector).collector.running(release);
  return [...patchedReleases(plan).map(running), ...plainRunning(plan)];
}
