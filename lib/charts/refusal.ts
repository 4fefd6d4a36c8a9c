import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { isTrue } from './go-template';
import type { KeyPath } from './key-model';

/** Values that make a chart fail instead of rendering. */
export interface Refused {
  /** The value to blame. */
  readonly path: KeyPath;

  /** Why the chart fails, completing "the chart refuses to render: …". */
  readonly reason: string;

  /** What to write or to take away, or a sentence. */
  readonly fix: ValueChange | string;
}

/** A value to write, or one to take away. */
export interface ValueChange {
  /** The value. */
  readonly path: KeyPath;

  /** What it shall be. @default - what says it is taken away */
  readonly value?: Json;

  /** Another way, completing "or …". @default - there is no other */
  readonly otherwise?: string;
}

/** One condition under which a chart fails, as its templates state it. It sees values with the chart's defaults. */
export type Refusal = (values: JsonObject) => readonly Refused[];

/** Finds a fault where a condition holds, and none elsewhere. */
export function refuseIf(condition: boolean, refused: Refused): readonly Refused[] {
  return condition ? [refused] : [];
}

/** Tells whether a value counts as true in a template. */
export function isOn(values: JsonObject, ...path: KeyPath): boolean {
  return isTrue(valueAt(values, ...path));
}
