import type { Json } from '../kubernetes/json';
import { visibleLine } from '../syntax/visible';

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

  /** What to change in the environment file; a step to take where only a person can know what to write. */
  readonly fix: Fix;

  /** The change of what runs that it is about: an error is accepted by naming just that. @default - it is about no change */
  readonly change?: AcceptableChange;
}

/** A value before and after a change, as findings and `acknowledge` name it. */
export interface AcceptableChange {
  /** What it was. */
  readonly from: string;

  /** What it becomes. */
  readonly to: string;
}

/** What to do about a finding: a step in one plain sentence without a full stop, or a change that can be made as it is. */
export type Fix = string | Repair;

/** A change of an environment file after which a finding is gone, and nothing else. */
export interface Repair {
  /** What changes, in this order. */
  readonly edits: readonly Edit[];

  /**
   * What to do before, or when it is right, without a full stop: `label the namespace`. Several steps are lines.
   * @default - nothing else
   */
  readonly first?: string;

  /** Another way, completing "or …". @default - there is no other */
  readonly otherwise?: string;
}

/** One change of the data of an environment file, whichever of its files holds it. */
export type Edit =
  | {
      /** A key gets a value: a map is laid over the one that is there, anything else takes its place. */
      readonly change: 'set';

      /** The key. */
      readonly path: EnvironmentPath;

      /** What it shall be. */
      readonly value: Json;
    }
  | {
      /** A list gets one item more; it is made where there is none. */
      readonly change: 'add';

      /** The list. */
      readonly path: EnvironmentPath;

      /** The item. */
      readonly value: Json;
    }
  | {
      /** A key or an item goes: of overrides and patches also what is left empty above it. */
      readonly change: 'remove';

      /** The key or the item. */
      readonly path: EnvironmentPath;
    }
  | {
      /** A value stays what it is, below another key. */
      readonly change: 'move';

      /** The key that it has. */
      readonly path: EnvironmentPath;

      /** The key that it gets. */
      readonly to: EnvironmentPath;
    };

/** Writes a path the way people do: `logs.nodeFiles[0].path`. */
export function formatPath(path: EnvironmentPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? visibleLine(step) : `${text}.${visibleLine(step)}`;
  }, '');
}

/** Tells whether a finding stops the synth. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
