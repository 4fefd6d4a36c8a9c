import { fingerprint } from '../../rendered/templates';
import type { Kept } from '../pair';
import type { SideRelease, SideWorkload } from '../side';

/** What becomes of the pods of a workload: they are replaced, they stay, or nobody can tell. */
export type Fate = 'replaced' | 'kept' | 'unknown';

/** Controllers replace pods whose template changes, and no others. */
export function fateOf({ base, head }: Kept<SideWorkload>): Fate {
  const [before, after] = [templateOf(base), templateOf(head)];
  if (before !== undefined && after !== undefined) return before === after ? 'kept' : 'replaced';
  return base.release && head.release && isSame(base.release, head.release) ? 'kept' : 'unknown';
}

/** An object of `dist/` says all of it. */
function templateOf({ object, release, template }: SideWorkload): string | undefined {
  return object && release === undefined ? fingerprint(object) : template;
}

/** Tells whether Helm renders the same: whatever inventories know. */
export function isSame(base: SideRelease, head: SideRelease): boolean {
  const isKnowable = [base, head].every(({ delivered }) => delivered.unknowable === undefined);
  return isKnowable && base.hash === head.hash;
}
