import { entryOf } from '../collections/entry-of';
import { isJsonObject, type Json } from './json';

/** Reads the steps of a JSON pointer (RFC 6901): none of the empty one, which means the whole value. */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Writes steps as a JSON pointer. */
export function asPointer(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A place that a pointer leads to, or the first step of it that leads nowhere. */
export type Place =
  | { readonly found: Json }
  | { readonly missing: string; readonly above: Json; readonly at: readonly string[] };

/** Goes along a pointer through own keys of maps and indices of lists, as RFC 6902 has it, and through nothing else. */
export function placeAt(value: Json, steps: readonly string[]): Place {
  let found = value;
  for (const [index, step] of steps.entries()) {
    const next = childOf(found, step);
    if (next === undefined) return { missing: step, above: found, at: steps.slice(0, index) };
    found = next;
  }
  return { found };
}

/** Whether a step is the index of an item: no sign, and no zero in front. */
export function isIndex(step: string): boolean {
  return /^(0|[1-9]\d{0,8})$/.test(step);
}

function childOf(value: Json, step: string): Json | undefined {
  if (Array.isArray(value)) return isIndex(step) ? value[Number(step)] : undefined;
  return isJsonObject(value) ? entryOf(value, step) : undefined;
}
