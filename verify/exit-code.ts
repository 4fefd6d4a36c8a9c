import type { Judgement } from './judgement';
import { needsChart } from './releases';

/** Options that make a run fail for more than what programs refuse. */
export interface Strictness {
  /** Fail if anything could not be checked. */
  readonly strict: boolean;

  /** But for what needs a chart. */
  readonly withoutCharts: boolean;
}

/** 1 if anything failed; strictly, also if anything could not be checked. */
export function exitCode(judgements: readonly Judgement[], { strict, withoutCharts }: Strictness): 0 | 1 {
  const accepted = (judgement: Judgement) => !strict || (withoutCharts && needsChart(judgement));
  const bad = judgements.some(
    (judgement) => judgement.verdict === 'failed' || (judgement.verdict === 'unchecked' && !accepted(judgement)),
  );
  return bad ? 1 : 0;
}
