import type * as z from 'zod';
import type { FindingKind, Found } from '../findings/finding-kind';
import { formatFix } from '../findings/fix-text';
import { isJsonObject } from '../kubernetes/json';

/** A finding about a section as a whole; its path, and those of its fix, are relative to the section. */
export interface Fault extends Found {
  /** The kind of finding that it becomes. */
  readonly kind: FindingKind;
}

/** Adds a fault to zod's issues, from which the finding is made later. */
export function report(context: z.core.$RefinementCtx, fault: Fault): void {
  context.addIssue({ code: 'custom', path: [...fault.path], message: fault.problem, params: { fault } });
}

/** An error in the props of a construct, thrown because nothing can be built of them. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`${fault.problem}: ${fault.consequence}\n${formatFix(fault.fix)}`);
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
