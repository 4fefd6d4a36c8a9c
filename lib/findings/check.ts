import type { Finding } from './finding';
import { type FindingKind, type Found, finding } from './finding-kind';

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

type Needed<Subject, Needs extends keyof Subject> = {
  readonly [Part in Needs]-?: Exclude<Subject[Part], undefined>;
};

/** Defines a check: `find` gets only the parts of the subject that it needs. */
export function defineCheck<Subject extends object>() {
  return <Needs extends keyof Subject & string>(
    check: FindingKind & {
      readonly needs: readonly Needs[];
      readonly find: (subject: Needed<Subject, Needs>) => readonly Found[];
    },
  ): Check<Pick<Subject, Needs>> => ({
    ...check,
    find: (subject) => check.find(subject as Needed<Subject, Needs>), // runChecks() looks
  });
}

/** A place, and which of several kinds was found there. */
export interface FoundKind {
  /** The kind that was found. */
  readonly kind: FindingKind;

  /** Place and texts of what was found. */
  readonly found: Found;
}

/** Defines checks of several kinds that share one pass over a subject. */
export function defineChecks<Subject extends object>() {
  return <Needs extends keyof Subject & string>(
    kinds: readonly FindingKind[],
    look: {
      readonly needs: readonly Needs[];
      readonly find: (subject: Needed<Subject, Needs>) => readonly FoundKind[];
    },
  ): readonly Check<Pick<Subject, Needs>>[] => {
    const findOnce = rememberLast(look.find);
    return kinds.map((kind) =>
      defineCheck<Subject>()<Needs>({
        ...kind,
        needs: look.needs,
        find: (subject) => findOnce(subject).flatMap((place) => (place.kind === kind ? [place.found] : [])),
      }),
    );
  };
}

/** The checks of all kinds look at one subject in a row. */
function rememberLast<Subject extends object, Answer>(answer: (subject: Subject) => Answer) {
  let last: { readonly subject: Subject; readonly answer: Answer } | undefined;
  return (subject: Subject): Answer => {
    if (last?.subject !== subject) last = { subject, answer: answer(subject) };
    return last.answer;
  };
}

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
