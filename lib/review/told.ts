import type { Verdict } from '../transitions/effect';
import { plural } from '../units/plural';
import type { PageEffect } from './group';
import { asCode, nameSome } from './names';
import type { Page } from './page';
import type { Time } from './steps';

/** Headings and words that all formats of a page share. Code stands between backticks. */
export const TITLE = 'What this change does to the running stack';

/** What an effect is called by what it asks of people. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  refused: 'Cannot be applied',
  loses: 'Loses',
  careful: 'Look',
  told: 'Harmless',
};

/** Headings of the steps. */
export const TIME_WORDS: Readonly<Record<Time, string>> = {
  before: 'Before the merge',
  during: 'While it is applied',
  after: 'After it is applied',
};

/** Effects that a reviewer must know, and those that are only listed. */
export function parted({ effects }: Page): {
  readonly main: readonly PageEffect[];
  readonly rest: readonly PageEffect[];
} {
  return {
    main: effects.filter(({ verdict }) => verdict !== 'told'),
    rest: effects.filter(({ verdict }) => verdict === 'told'),
  };
}

/** Says what happens and why, as one sentence or two. */
export function effectText({ what, happens }: Pick<PageEffect, 'what' | 'happens'>): string {
  return `${what}: ${happens}.`;
}

/** Where an effect is to be seen: its object, its file with the line, and its environments unless it is all of one. */
export function placeText({ subject, file, line, environments }: PageEffect, total: number): string {
  const place = asCode(line === undefined ? file : `${file}:${line}`);
  return [asCode(subject), place, ...(total === 1 ? [] : [`in ${nameSome(environments, total)}`])].join(', ');
}

/** Names of environments in front of a text, unless there is only one. */
export function namedText(text: string, environments: readonly string[] | undefined, total: number): string {
  return environments === undefined || total === 1 ? text : `${nameSome(environments, total)}: ${text}`;
}

/** One line an environment, or several that are alike. */
export function summaryLines({ verdicts, arrivals, departures, total }: Page): readonly string[] {
  const sums = verdicts.map(({ environments, text }) => `${nameSome(environments, total)}: ${text}`);
  const come = arrivals.map(({ environments, releases, workloads }) => {
    const counted = [
      ...(releases.length > 0 ? [plural(releases.length, 'release')] : []),
      ...(workloads.length > 0 ? [plural(workloads.length, 'workload')] : []),
    ];
    return `${nameSome(environments, total)}: new, installs ${counted.join(' and ') || 'no workload'}`;
  });
  const go = departures.map(({ environments }) => `${nameSome(environments, total)}: is taken away`);
  return [...sums, ...come, ...go];
}
