/**
 * `error` stops the synth; `warning` can be acknowledged in the environment file with a reason; `note` says what was not
 * looked at, and waits for nobody.
 */
export type Severity = 'error' | 'warning' | 'note';

/** Where a value stands in an environment file: `['loki', 'replicas', 'write']`. */
export type EnvironmentPath = readonly (string | number)[];

/** One thing that is wrong, or risky, about what was asked for. */
export interface Finding {
  /** Stable, `<part>/<concern>`, for example `loki/replication-factor`: what `acknowledge` refers to. */
  readonly id: string;

  /** Whether it stops the synth. */
  readonly severity: Severity;

  /** The value in the environment file that causes it. */
  readonly path: EnvironmentPath;

  /** What is the case, in one sentence without a full stop. */
  readonly problem: string;

  /** What happens in the cluster if nothing is done, in one sentence without a full stop. */
  readonly consequence: string;

  /** The text to paste, or the step to take. May have several lines. */
  readonly fix: string;
}

/** Writes a path the way people do: `logs.nodeFiles[0].path`. */
export function formatPath(path: EnvironmentPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** Tells whether a finding stops the synth. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
