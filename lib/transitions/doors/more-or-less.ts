import type { Effect } from '../effect';
import { without } from '../words';

/** What an effect on a door happens to. */
export type Door = Pick<Effect, 'kind' | 'subject' | 'file' | 'path'>;

type Texts = Pick<Effect, 'what' | 'happens' | 'steps'>;

/** What is open, before and after, and how sentences say it. */
export interface MoreOrLess {
  readonly door: Door;
  readonly before: readonly string[];
  readonly after: readonly string[];

  /** Says what more is open. */
  readonly more: (things: readonly string[]) => Texts;

  /** Says what is open no more. */
  readonly less: (things: readonly string[]) => Texts;
}

/** More that is open needs a look, less is told. */
export function moreOrLess({ door, before, after, more, less }: MoreOrLess): readonly Effect[] {
  const [opened, closed] = [without(after, before), without(before, after)];
  return [
    ...(opened.length > 0 ? [{ ...door, verdict: 'careful' as const, ...more(opened) }] : []),
    ...(closed.length > 0 ? [{ ...door, verdict: 'told' as const, ...less(closed) }] : []),
  ];
}
