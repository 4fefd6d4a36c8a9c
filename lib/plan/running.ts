import type { Release } from '../charts/release';
import { type Origins, type Running, runningRelease } from '../charts/running';
import { originsInValues as lokiOrigins } from '../tiers/loki/effective/origins';
import { effectiveRelease } from './effective';
import { patchedReleases, type ReleasedStack } from './patched-releases';
import { plainRunning } from './running-plain';

/** Computes what an environment runs in the end: charts with their defaults, overrides and patches, and plain objects. */
export function runningStack(plan: ReleasedStack): readonly Running[] {
  if (!plan.environment.enabled) return [];
  return [...patchedReleases(plan).map(running), ...plainRunning(plan)];
}

function running(release: Release): Running {
  return runningRelease(release, effectiveRelease(release), ORIGINS[release.chart.name] ?? (() => []));
}

const inCollector: Origins = (setting) => [
  ['alternateConfig', ...setting],
  ['config', ...setting],
];

/** Places in the values of a chart that decide a setting of its program. */
const ORIGINS: Readonly<Record<string, Origins>> = {
  loki: lokiOrigins,
  'opentelemetry-collector': inCollector,
  promtail: (setting) => [['config', ...setting]],
  alloy: () => [['alloy', 'configMap', 'content']],
};
