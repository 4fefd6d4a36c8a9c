import type { Token } from './token';

/** What Go refuses of a template. */
export interface TemplateProblem {
  /** Where it stands, from 0. */
  readonly position: number;

  /** What is wrong, in a clause without a full stop. */
  readonly problem: string;

  /** A function or variable that there is not. @default - something else is wrong */
  readonly unknown?: string;
}

/** Ends the reading of a template. */
export class Refusal extends Error implements TemplateProblem {
  readonly position: number;
  readonly problem: string;
  readonly unknown?: string;

  constructor({ position }: Pick<Token, 'position'>, problem: string, unknown?: string) {
    super(problem);
    this.position = position;
    this.problem = problem;
    this.unknown = unknown;
  }
}

/** The refusal of a token where another one must stand. */
export function unexpected(token: Token, context: string): Refusal {
  const { kind, text } = token;
  if (kind === 'error') return new Refusal(token, text);
  return new Refusal(token, kind === 'end of text' ? 'it ends too early' : `\`${text}\` does not belong in ${context}`);
}
