import type * as z from 'zod';
import type { FindingKind, Found } from '../findings/finding-kind';
import { isJsonObject } from '../kubernetes/json';

/** What is wrong with a section as a whole; the path is relative to the section. */
export interface Fault extends Found {
  /** The kind of finding that it becomes. */
  readonly kind: FindingKind;
}

/** Hands a fault to zod as an issue, in which the finding is found again. */
export function report(context: z.core.$RefinementCtx, fault: Fault): void {
  context.addIssue({ code: 'custom', path: [...fault.path], message: fault.problem, params: { fault } });
}

/** A fault of code that names no file: thrown, because nothing sensible can come of it. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`${fault.problem}: ${fault.consequence}\n${fault.fix}`);
    this.fault = fault;
  }
}

export function asError(fault: Fault): Error {
  return new FaultError(fault);
}

/** What to do about keys of which only one may stand. */
export function keepOne(given: readonly string[]): string {
  return `keep one of ${given.join(' and ')}; if the other one comes from an extended file, move it to the files that need it`;
}

/** Lets a rule that only looks at keys speak even if a value in the same map is wrong. */
export const ALWAYS = { when: ({ value }: z.core.ParsePayload) => isJsonObject(value) };

/** Requires exactly one of several keys. */
export function exactlyOne<Section extends z.ZodObject>(
  section: Section,
  keys: readonly (keyof Section['shape'] & string)[],
  fault: (given: readonly string[]) => Fault,
): Section {
  return section.superRefine((value, context) => {
    const given = keys.filter((key) => value[key] !== undefined);
    if (given.length !== 1) report(context, fault(given));
  }, ALWAYS);
}
