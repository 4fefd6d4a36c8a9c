import { programOf, type ToolName } from '../tools/programs';
import type { Ran } from './programs/run';

/** Result of judging one thing. */
export interface Outcome {
  readonly verdict: 'passed' | 'failed' | 'unchecked';

  /** Failed: the program's own words. Unchecked: what would make it checked. */
  readonly reason?: string;
}

/** One thing of one environment, and what a program said about it. */
export interface Judgement extends Outcome {
  readonly environment: string;

  /** The kind of thing, which is a row of the table: `Loki configurations`. */
  readonly what: string;

  /** The thing itself: a file, or an object and the place in it. */
  readonly subject: string;

  /** @default - nothing ran */
  readonly program?: string;
  readonly version?: string;
  readonly seconds: number;
}

export const PASSED: Outcome = { verdict: 'passed' };

export function failed(reason: string): Outcome {
  return { verdict: 'failed', reason: clipped(reason.trim()) };
}

/** Characters of a reason: more than any program needs that has something to say. */
const LONGEST = 8000;

function clipped(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}\n… and ${text.length - LONGEST} characters more`;
}

export function unchecked(reason: string): Outcome {
  return { verdict: 'unchecked', reason };
}

/** Says how to get a program. What takes minutes to build, and most do without, is built only where it is named. */
export function needsTool(name: ToolName): string {
  return `no ${name} here: npx cdk8s-logging tools${programOf(name).onDemand ? ` ${name}` : ''}`;
}

/** Reads the verdict from the exit of a program. */
export function verdictOf({ code, stdout, stderr }: Ran): Outcome {
  return code === 0 ? PASSED : failed(`${stderr}${stdout}`.trim() || `it ended with code ${code}, and said nothing`);
}
