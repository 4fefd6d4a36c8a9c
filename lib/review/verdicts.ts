import { grouped } from '../collections/grouped';
import { type Effect, VERDICTS, type Verdict } from '../transitions/effect';
import { plural } from '../units/plural';
import type { Affected } from './group';

/** What a change does to one environment or several, in a line. */
export interface VerdictLine {
  /** Names, at least one. */
  readonly environments: readonly string[];

  /** The worst of it. */
  readonly verdict: Verdict;

  /** `cannot be applied as it is (2), 3 workloads restart` */
  readonly text: string;
}

/** Sums up what a change does to each environment; those that it does as much to share a line. The worst comes first. */
export function verdictLines(all: readonly Affected[]): readonly VerdictLine[] {
  const lines = all
    .filter(({ effects }) => effects.length > 0)
    .map(({ name, effects }) => ({ name, verdict: worstOf(effects), text: sumUp(effects) }));
  const groups = [...grouped(lines, ({ text }) => text).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ environments: group.map(({ name }) => name), verdict: first.verdict, text: first.text }] : [];
  });
  return groups.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}

function worstOf(effects: readonly Effect[]): Verdict {
  return VERDICTS.find((verdict) => effects.some((effect) => effect.verdict === verdict)) ?? 'told';
}

/** A line says how many of each, so that a number which grows from push to push is seen. */
const COUNTED: Readonly<Record<Exclude<Verdict, 'told'>, string>> = {
  refused: 'cannot be applied as it is',
  loses: 'loses lines or protection',
  careful: 'needs a look',
};

function sumUp(effects: readonly Effect[]): string {
  const counted = Object.entries(COUNTED).flatMap(([verdict, text]) => {
    const count = effects.filter((effect) => effect.verdict === verdict).length;
    return count === 0 ? [] : [`${text} (${count})`];
  });
  const restarts = restarting(effects);
  const restart = restarts === 0 ? [] : [`${plural(restarts, 'workload')} ${restarts === 1 ? 'restarts' : 'restart'}`];
  const parts = [...counted, ...restart];
  return parts.length > 0 ? parts.join(', ') : 'nothing to do';
}

function restarting(effects: readonly Effect[]): number {
  return new Set(effects.filter(({ kind }) => kind === 'restarts/pods').map(({ subject }) => subject)).size;
}
