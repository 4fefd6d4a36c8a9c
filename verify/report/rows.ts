import { grouped } from '../../lib/collections/grouped';
import type { Judgement } from '../judgement';

/** One row of a table: things of one kind, judged by one program. */
export interface Row extends Count {
  readonly what: string;

  /** Name and version; empty if none ran. */
  readonly program: string;
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly unchecked: number;
  readonly seconds: number;
}

/** Counts judgements by kind and program, in the order in which they come. */
export function rowsOf(judgements: readonly Judgement[]): readonly Row[] {
  const groups = grouped(judgements, (judgement) => `${judgement.what}\n${programOf(judgement)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ what: first.what, program: programOf(first), ...countOf(group) }] : [];
  });
}

export function countOf(judgements: readonly Judgement[]): Count {
  const count = (wanted: Judgement['verdict']) => judgements.filter(({ verdict }) => verdict === wanted).length;
  const seconds = judgements.reduce((sum, each) => sum + each.seconds, 0);
  return { passed: count('passed'), failed: count('failed'), unchecked: count('unchecked'), seconds };
}

function programOf({ program = '', version = '' }: Judgement): string {
  return `${program} ${version}`.trim();
}
