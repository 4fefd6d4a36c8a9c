import type { Finding, Severity } from './finding';

/** A kind of finding, as `docs/findings.md` lists it: its texts hold no value of any environment. */
export interface FindingKind {
  /** Stable, `<part>/<concern>`, for example `loki/replication-factor`: what `acknowledge` refers to. */
  readonly id: string;

  /** Whether it stops the synth. */
  readonly severity: Severity;

  /** When it is only a warning, completing "a warning if …". @default - it has one severity */
  readonly milder?: string;

  /** Whether it is about a change of what runs: then an error is accepted by `from` and `to`. @default false */
  readonly isChange?: true;

  /** Version of this project that first knew it: `0.2.0`. */
  readonly since: string;

  /**
   * Where that is so: `owner/repository@version:path` on GitHub, or a URL.
   * @default - it follows from what the stack itself does, or from models that are generated
   */
  readonly sources?: readonly string[];

  /** What is the case where it is found, in one sentence without a full stop. */
  readonly finds: string;

  /** What happens in the cluster if nothing is done, in one sentence without a full stop. */
  readonly happens: string;

  /** What to do about it, in one sentence without a full stop. */
  readonly remedy: string;
}

/** One place at which a kind of finding was found. */
export interface Found extends Omit<Finding, 'id' | 'severity' | 'consequence'> {
  /** What happens in the cluster, with the names of this place. @default - what its kind says */
  readonly consequence?: string;

  /** It is only a warning here, as `milder` of its kind tells. @default - as severe as its kind */
  readonly severity?: 'warning';
}

/** Makes the finding of a kind at one place. */
export function finding(kind: Pick<FindingKind, 'id' | 'severity' | 'happens'>, found: Found): Finding {
  const { consequence = kind.happens, severity = kind.severity } = found;
  return { ...found, id: kind.id, severity, consequence };
}
