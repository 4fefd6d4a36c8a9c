import type { SettingPath } from '../charts/setting-place';
import type { EnvironmentPath } from '../findings/finding';

/**
 * How much a change asks of those who merge it, the worst first: `refused` can not be applied, `loses` takes lines or the
 * sight of them, `careful` needs a look or a step, `told` is as harmless as it looks.
 */
export const VERDICTS = ['refused', 'loses', 'careful', 'told'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What a change touches, in the order of a review. */
export const FAMILIES = [
  'impossible',
  'data',
  'lines',
  'doors',
  'restarts',
  'watching',
  'versions',
  'capacity',
] as const;

export type Family = (typeof FAMILIES)[number];

/** One thing that somebody does. */
export interface Step {
  /** What is done, and why, as an imperative sentence. Code stands between backticks. */
  readonly text: string;

  /** The command that does it, ready to be pasted; several lines if it takes several. @default - no command does it */
  readonly command?: string;
}

/** What is done around a merge, each list in its order. */
export interface Steps {
  /** Before the merge. @default - nothing */
  readonly before?: readonly Step[];

  /** While the engine applies it. @default - nothing */
  readonly during?: readonly Step[];

  /** When the new pods run. @default - nothing */
  readonly after?: readonly Step[];
}

/** One effect of a change on a stack that runs. Its texts name no environment: the same effect in many is told once. */
export interface Effect {
  /** `<family>/<concern>`: `data/retention`. */
  readonly kind: `${Family}/${string}`;

  readonly verdict: Verdict;

  /** What changes, in one clause without a full stop: "`loki` keeps lines for 14d, which was 30d". */
  readonly what: string;

  /** What that does to what runs, in one sentence without a full stop. */
  readonly happens: string;

  /** The object that it happens to: `StatefulSet monitoring/loki-write`. */
  readonly subject: string;

  /** The file below `dist/` that says so: of the head, or of the base if it is gone. */
  readonly file: string;

  /** Where in the object of that file. @default - the object as a whole */
  readonly place?: SettingPath;

  /** The value in the environment file that asks for it. @default - nobody knows, or several do */
  readonly path?: EnvironmentPath;

  /** What it was. @default - it was not there */
  readonly from?: string;

  /** What it becomes. @default - it goes */
  readonly to?: string;

  /** What to do about it. @default - nothing */
  readonly steps?: Steps;
}

/** Orders effects by what they ask, the worst first; those that ask the same, by family. */
export function worstFirst(effects: readonly Effect[]): readonly Effect[] {
  const rank = ({ kind, verdict }: Effect) =>
    VERDICTS.indexOf(verdict) * FAMILIES.length + FAMILIES.indexOf(familyOf({ kind }));
  return effects.toSorted((a, b) => rank(a) - rank(b));
}

/** The family of an effect. */
export function familyOf({ kind }: Pick<Effect, 'kind'>): Family {
  return kind.slice(0, kind.indexOf('/')) as Family; // the type of kinds says so
}
