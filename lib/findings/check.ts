import type { Finding, Severity } from './finding';

/** A kind of finding, as `docs/findings.md` tells of it: texts in general, without a value of any environment. */
export interface FindingKind {
  /** Stable, `<part>/<concern>`, for example `loki/replication-factor`: what `acknowledge` refers to. */
  readonly id: string;

  readonly severity: Severity;

  /** Version of this project that first knew it: `0.2.0`. */
  readonly since: string;

  /** What is the case where it is found, in one sentence without a full stop. */
  readonly finds: string;

  /** What happens in the cluster if nothing is done, in one sentence without a full stop. */
  readonly happens: string;

  /** What to do about it, in one sentence without a full stop. */
  readonly remedy: string;
}

/** One place at which a kind of finding was found. */
export type Found = Omit<Finding, 'id' | 'severity'>;

/**
 * One thing that is looked at before anything is written.
 *
 * `Subject` is all that checks of its floor may look at; a part that an environment does not have is absent, and checks
 * that need it are left out.
 */
export interface Check<Subject> extends FindingKind {
  /** Parts of the subject that it looks at: `defineCheck` takes no others. */
  readonly needs: readonly string[];

  /** @returns every place at which it is found, none if all is well */
  find(subject: Subject): readonly Found[];
}

/** Defines a check: `find` gets the parts that it needs, and no other. */
export function defineCheck<Subject extends object>() {
  return <Needs extends keyof Subject>(
    check: FindingKind & {
      readonly needs: readonly (Needs & string)[];
      readonly find: (subject: Needed<Subject, Needs>) => readonly Found[];
    },
  ): Check<Subject> => ({ ...check, find: (subject) => check.find(subject as Needed<Subject, Needs>) }); // runChecks() looks
}

type Needed<Subject, Needs extends keyof Subject> = {
  readonly [Part in Needs]-?: Exclude<Subject[Part], undefined>;
};

/** Runs the checks whose needs the subject meets, in their order. */
export function runChecks<Subject extends object>(
  checks: readonly Check<Subject>[],
  subject: Subject,
): readonly Finding[] {
  const present = Object.entries(subject).flatMap(([part, value]) => (value === undefined ? [] : [part]));
  return checks
    .filter(({ needs }) => needs.every((part) => present.includes(part)))
    .flatMap((check) => check.find(subject).map((found) => finding(check, found)));
}

/** The finding of a kind at one place. */
export function finding({ id, severity }: Pick<FindingKind, 'id' | 'severity'>, found: Found): Finding {
  return { id, severity, ...found };
}
