import type { Judgement } from './judgement';

/** 1 if anything failed; strictly, also if anything could not be checked. */
export function exitCode(judgements: readonly Judgement[], strict: boolean): 0 | 1 {
  const bad = judgements.some(({ verdict }) => verdict === 'failed' || (strict && verdict === 'unchecked'));
  return bad ? 1 : 0;
}
