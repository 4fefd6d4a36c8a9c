import type { Duration } from '../../units/duration';
import type { AlertSeverity } from '../settings';
import type { Runbook } from './runbook';

/** An alert, in the terms of this project: what Prometheus evaluates follows from it. */
export interface AlertRule {
  /** Its name, unique in its group together with its labels: `AlloyPodNotReady`. */
  readonly alert: string;

  /** PromQL that has a result while something is wrong. */
  readonly expr: string;

  /** How long it must be wrong before somebody is told. */
  readonly for: Duration;

  /** Severity of the alert, as its label. */
  readonly severity: AlertSeverity;

  /** What it bears beside its severity and the labels of its result. @default - nothing */
  readonly labels?: Readonly<Record<string, string>>;

  /** What is wrong, in one line. */
  readonly summary: string;

  /** What it means for logs, and where to look first. */
  readonly description: string;

  /** What to do about it. */
  readonly runbook: Runbook;
}

/** Alerts that are evaluated one after the other. */
export interface RuleGroup {
  /** Unique in its namespace. */
  readonly name: string;

  /** Where its PrometheusRule stands: the namespace of what it watches. */
  readonly namespace: string;

  /** Alerts in the order of their evaluation. */
  readonly rules: readonly AlertRule[];
}
