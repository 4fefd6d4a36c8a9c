import type { Json } from '../kubernetes/json';
import type { FieldPath } from './object-problem';

/** A text in an object that a program parses. */
export interface Text {
  readonly path: FieldPath;
  readonly value: Json;

  /** @returns what the program would say of it, if it would not read it */
  readonly judge: (value: Json) => string | undefined;
}
