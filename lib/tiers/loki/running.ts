import type { Release } from '../../charts/release';
import { type Running, runningRelease } from '../../charts/running';
import { effectiveLoki } from './effective/effective';
import { originsInValues } from './effective/origins';

/** What a release of Loki runs, and where the environment file decides it. */
export function runningLoki(release: Release): Running {
  return runningRelease(release, effectiveLoki, originsInValues);
}
