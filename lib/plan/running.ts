import type { Release } from '../charts/release';
import { type Running, runningRelease } from '../charts/running';
import { programOf } from './effective';
import { patchedReleases, type ToldStack } from './patched-releases';
import { plainRunning } from './running-plain';

/** Computes what an environment runs in the end: charts with their defaults, overrides and patches, and plain objects. */
export function runningStack(plan: ToldStack): readonly Running[] {
  if (!plan.environment.enabled) return [];
  return [...patchedReleases(plan).flatMap(running), ...plainRunning(plan)];
}

function running(release: Release): readonly Running[] {
  const program = programOf(release.chart.name);
  return program ? [runningRelease(release, program)] : [];
}
