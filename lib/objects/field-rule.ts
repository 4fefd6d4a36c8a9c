import { entryOf } from '../collections/entry-of';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { NameRule } from './names';
import { nameProblem } from './names';
import type { FieldPath, ObjectProblem } from './object-problem';

/** What the API server asks of a field beyond its type. @returns what is wrong with its value */
export type Judge = (value: Json) => string | undefined;

/** A field of a kind, with `*` for every item of a list or every entry of a map, and what it must be. */
export type FieldRule = readonly [field: string, judge: Judge];

/** A field and its value. */
export interface Field {
  readonly path: FieldPath;
  readonly value: Json;
}

/** Finds the fields of an object that a pattern names: `spec.ports.*.name`. */
export function fieldsAt(object: Json, pattern: string, from: FieldPath = []): readonly Field[] {
  return pattern
    .split('.')
    .reduce<readonly Field[]>(
      (fields, step) =>
        fields.flatMap(({ path, value }) =>
          below(value, step).map(([key, next]) => ({ path: [...path, key], value: next })),
        ),
      [{ path: from, value: object }],
    );
}

function below(value: Json, step: string): readonly (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return step === '*' ? value.map((item, index) => [index, item] as const) : [];
  if (!isJsonObject(value)) return [];
  if (step === '*') return Object.entries(value);
  const found = entryOf(value, step);
  return found === undefined ? [] : [[step, found]];
}

/** Judges all fields of an object that have a rule. */
export function fieldProblems(
  object: Json,
  rules: readonly FieldRule[],
  from: FieldPath = [],
): readonly ObjectProblem[] {
  return rules.flatMap(([pattern, judge]) =>
    fieldsAt(object, pattern, from).flatMap(({ path, value }) => {
      const problem = judge(value);
      return problem === undefined ? [] : [wrong(path, problem)];
    }),
  );
}

/** A text that a rule for names takes. */
export function named(rule: NameRule): Judge {
  return (value) => (typeof value === 'string' ? nameProblem(value, rule) : undefined);
}

/** One of some words. */
export function oneOf(...words: readonly string[]): Judge {
  return (value) =>
    words.includes(String(value)) ? undefined : `must be one of ${words.join(', ')}, and is ${JSON.stringify(value)}`;
}

/** A number within bounds, where it is a number. */
export function between(lowest: number, highest: number): Judge {
  return (value) =>
    typeof value !== 'number' || (value >= lowest && value <= highest)
      ? undefined
      : `must be ${lowest} to ${highest}, and is ${value}`;
}

/** A list or a text with something in it. */
export const notEmpty: Judge = (value) =>
  (Array.isArray(value) || typeof value === 'string') && value.length === 0 ? 'must not be empty' : undefined;

/** A map with a field. */
export function having(...names: readonly string[]): Judge {
  return (value) => {
    const missing = names.filter((name) => !isJsonObject(value) || !Object.hasOwn(value, name));
    return missing.length === 0 ? undefined : `must have ${missing.join(' and ')}`;
  };
}

/** The names in a list of maps that are there before. */
export function sameNames(object: Json, pattern: string, from: FieldPath = []): readonly ObjectProblem[] {
  const fields = fieldsAt(object, pattern, from);
  const values = fields.map(({ value }) => JSON.stringify(value));
  return fields
    .filter((_, index) => values.indexOf(values[index] ?? '') < index)
    .map(({ path, value }) => wrong(path, `must be there once, and ${JSON.stringify(value)} is there before`));
}

export function wrong(path: FieldPath, problem: string): ObjectProblem {
  return { path, problem, about: 'content' };
}

/** Reads the map at a key; empty if there is none. */
export function mapIn(value: Json | undefined, key: string): JsonObject {
  const found = isJsonObject(value) ? value[key] : undefined;
  return isJsonObject(found) ? found : {};
}
