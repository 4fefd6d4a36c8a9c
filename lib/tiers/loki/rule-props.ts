import type { Duration } from '../../units/duration';

/** A rule in the format of Prometheus, with LogQL in `expr`. */
export interface LogRuleProps {
  /** Name of the alert. @default - it is no alert, and `record` is given */
  readonly alert?: string;

  /** Name of the metric that the result is stored as. @default - it is stored nowhere, and `alert` is given */
  readonly record?: string;

  /** LogQL expression that gives numbers. */
  readonly expr: string;

  /** How long the condition must hold before the alert fires. @default - it fires at once */
  readonly for?: Duration;

  /** Labels to add to the alert or metric. @default - none are added */
  readonly labels?: Readonly<Record<string, string>>;

  /** Texts that go with the alert. @default - none do */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A group of rules, which Loki's ruler evaluates in their order. */
export interface LogRuleGroupProps {
  /** Name of the group, unique among the groups. */
  readonly name: string;

  /** How often its rules are evaluated. @default - the ruler's own interval */
  readonly interval?: Duration;

  /** At least one. */
  readonly rules: readonly LogRuleProps[];
}

/** Rules over logs, and where their alerts go. They are given here, or to Loki's API if there is a bucket for them. */
export interface LogRulesProps {
  /** URL of the Alertmanager that gets the alerts. */
  readonly alertmanager: string;

  /** At least one. @default - Loki takes them by its API, and keeps them in the bucket for rules */
  readonly groups?: readonly LogRuleGroupProps[];
}
