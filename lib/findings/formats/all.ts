import type { LocatedFinding } from '../located-finding';
import type { FormatContext } from './context';
import { toGithub } from './github';
import { toGitlab } from './gitlab';
import { toJson } from './json';
import { toSarif } from './sarif';
import { toText } from './text';

/** Every form that findings can be printed in. */
export const FORMATS = {
  /** For a terminal. */
  text: toText,

  /** Annotations of a workflow of GitHub. */
  github: toGithub,

  /** A report of code quality, for GitLab. */
  gitlab: toGitlab,

  /** SARIF 2.1.0, for GitHub's code scanning and for editors. */
  sarif: toSarif,

  /** Our own form, with all that is known. */
  json: toJson,
} as const satisfies Readonly<Record<string, (found: readonly LocatedFinding[], context: FormatContext) => string>>;

/** Name of a form. */
export type FormatName = keyof typeof FORMATS;

/** The names of all forms, that for people first. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[]; // which forgets the type of its keys

/** Prints findings in a form. @returns whole lines, also where nothing was found, as far as the form has some then */
export function formatFindingsAs(format: FormatName, found: readonly LocatedFinding[], context: FormatContext): string {
  return FORMATS[format](found, context);
}
