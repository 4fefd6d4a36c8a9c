import type { Release } from '../../charts/release';
import { type ChartProgram, type Running, runningRelease } from '../../charts/running';
import { effectiveLoki } from './effective/effective';
import { originsInValues } from './effective/origins';

/** Loki, as its charts install it. */
export const LOKI_PROGRAM: ChartProgram = { chart: 'loki', effective: effectiveLoki, origins: originsInValues };

/** What a release of Loki runs, and where the environment file decides it. */
export function runningLoki(release: Release): Running {
  return runningRelease(release, LOKI_PROGRAM);
}
