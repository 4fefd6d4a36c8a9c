import { grouped } from '../../lib/collections/grouped';
import type { Judgement } from '../judgement';
import { countOf } from './rows';
import { table } from './table';

/** Prints the report for people: tables, everything that failed, and what was not checked, with the reasons. */
export function textReport(judgements: readonly Judgement[], seconds: number): string {
  const environments = [...grouped(judgements, ({ environment }) => environment)];
  const tables = environments.map(([environment, own]) => `${environment}\n${table(own)}`);
  const total = environments.length > 1 ? [`all together\n${table([...judgements].sort(byWhat))}`] : [];
  return `${[...tables, ...total, ...failures(judgements), ...gaps(judgements), sum(judgements, seconds)].join('\n\n')}\n`;
}

/** Environments differ in what they have: their rows have no common order but that of the alphabet. */
function byWhat(a: Judgement, b: Judgement): number {
  return a.what.localeCompare(b.what, 'en');
}

function failures(judgements: readonly Judgement[]): readonly string[] {
  return judgements
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ environment, what, subject, program = 'verify', version = '', reason = '' }) => {
      const title = `FAILED  ${environment}: ${subject}`;
      return `${title}\n  ${what}, judged by ${`${program} ${version}`.trim()}:\n${indented(reason)}`;
    });
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

/** More things of one kind in an environment are counted, and not named. */
const NAMED = 3;

/** By the reason: most have one thing that would help them all. */
function gaps(judgements: readonly Judgement[]): readonly string[] {
  const unchecked = judgements.filter(({ verdict }) => verdict === 'unchecked');
  return [...grouped(unchecked, ({ reason = '' }) => reason)].map(([reason, group]) => {
    const places = grouped(group, ({ environment, what }) => `  ${environment}: ${what}`);
    const lines = [...places].map(([place, own]) => `${place}: ${named(own)}`);
    return [`UNCHECKED (${group.length})  ${reason}`, ...lines].join('\n');
  });
}

function named(judgements: readonly Judgement[]): string {
  const { length } = judgements;
  return length > NAMED ? String(length) : judgements.map(({ subject }) => subject).join('; ');
}

function sum(judgements: readonly Judgement[], seconds: number): string {
  const { passed, failed, unchecked } = countOf(judgements);
  return `${passed} passed, ${failed} failed, ${unchecked} unchecked, in ${seconds.toFixed(0)} s`;
}
