import type { Judgement } from '../judgement';
import { countOf } from './rows';

/** Prints the report for programs: one JSON document with every judgement. */
export function jsonReport(judgements: readonly Judgement[], seconds: number): string {
  const { passed, failed, unchecked } = countOf(judgements);
  const rounded = judgements.map((each) => ({ ...each, seconds: round(each.seconds) }));
  return `${JSON.stringify({ passed, failed, unchecked, seconds: round(seconds), judgements: rounded }, undefined, 2)}\n`;
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
