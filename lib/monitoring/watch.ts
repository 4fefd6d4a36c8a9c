import type { LogSource } from '../logs/sources/asked';
import type { Duration } from '../units/duration';
import type { Workload } from '../wiring/workload';
import type { Panel } from './dashboard/panel';
import type { AlertRule } from './rules/rule';

/** Workloads of one tier in one namespace, which one group of alerts is about. */
export interface Watched {
  /** What the names of its alerts begin with: `Alloy`. */
  readonly prefix: string;

  /** Namespace that all of the workloads run in. */
  readonly namespace: string;

  /** Workloads that the alerts are about. */
  readonly workloads: readonly Workload[];
}

/** How a tier is watched: what its programs count of themselves, and what that means. */
export interface Watch {
  /** What the names of its alerts begin with: `Alloy`. */
  readonly prefix: string;

  /** Row of the dashboard in which its panels stand. */
  readonly row: string;

  /** How long pods may take until they are ready. */
  readonly startTime: Duration;

  /** Whether a single pod that is not ready is an alarm of its own. */
  readonly everyPodCounts: boolean;

  /** Whether lines are lost, or not found, without the workload. @default - without any */
  readonly isVital?: (workload: Workload) => boolean;

  /** Alerts on what its programs count of themselves, where these sources are read. */
  readonly alerts: (watched: Watched, sources: readonly LogSource[]) => readonly AlertRule[];

  /** Panels for all of its workloads. */
  readonly panels: (workloads: readonly Workload[]) => readonly Panel[];
}

/** A tier, as far as it is watched. */
export interface Watchable {
  /** Workloads of the tier, in any namespace. */
  readonly workloads: readonly Workload[];

  /** @default - nothing of it is watched */
  readonly watch?: Watch;
}
