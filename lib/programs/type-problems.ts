import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { ConfigPath, ConfigProblem } from './config-problem';
import { nearestSetting } from './nearest-setting';
import { type Keys, type ProgramModel, type Shape, shapeOf, type TypeExpression } from './program-model';
import { removedKey } from './removed-keys';
import { scalarKind, textOf, type Verdict } from './scalar-kinds';

/** Texts with a variable in them: programs put in what only the cluster knows. */
export function isExpanded(value: Json): boolean {
  return typeof value === 'string' && /\$\{[^}]+\}/.test(value);
}

/** Finds what does not fit the types of a program. `null` fits everywhere: it stands for what is zero, or the default. */
export function typeProblems(
  model: ProgramModel,
  value: Json,
  type: TypeExpression = model.root,
  path: ConfigPath = [],
): readonly ConfigProblem[] {
  if (value === null || isExpanded(value)) return [];
  const shape = shapeOf(model, type);
  switch (shape.kind) {
    case 'struct':
      return isJsonObject(value) ? structProblems(model, value, shape.keys, path) : wrong(path, 'a map');
    case 'map':
      return isJsonObject(value)
        ? Object.entries(value).flatMap(([key, entry]) => typeProblems(model, entry, shape.of, [...path, key]))
        : wrong(path, 'a map');
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, place) => typeProblems(model, item, shape.of, [...path, place]))
        : wrong(path, 'a list');
    case 'words':
      return wordProblems(value, shape, path);
    case 'scalar':
      return scalarProblems(value, shape.scalar, path);
  }
}

function structProblems(
  model: ProgramModel,
  value: JsonObject,
  keys: Keys,
  path: ConfigPath,
): readonly ConfigProblem[] {
  return Object.entries(value).flatMap(([key, below]) => {
    const type = Object.hasOwn(keys, key) ? keys[key] : keys['*'];
    return type === undefined
      ? [unknownKey(model, keys, [...path, key])]
      : typeProblems(model, below, type, [...path, key]);
  });
}

function unknownKey(model: ProgramModel, keys: Keys, path: ConfigPath): ConfigProblem {
  const successor = removedKey(model.program, path);
  if (successor !== undefined) return { path, kind: 'removed-key', successor };
  const nearest = nearestSetting(model, keys, path);
  return { path, kind: 'unknown-key', ...(nearest && { nearest }) };
}

function wordProblems(
  value: Json,
  { words, anyCase }: Extract<Shape, { kind: 'words' }>,
  path: ConfigPath,
): readonly ConfigProblem[] {
  const text = textOf(value);
  const expected = `one of ${words.join(', ')}`;
  if (text === undefined) return wrong(path, expected);
  const known = words.includes(text) || (anyCase && words.some((word) => word.toLowerCase() === text.toLowerCase()));
  return known ? [] : [{ path, kind: 'not-allowed', expected, allowed: words }];
}

function scalarProblems(value: Json, scalar: string, path: ConfigPath): readonly ConfigProblem[] {
  const { expected, judge } = scalarKind(scalar);
  const verdict: Verdict = judge(value);
  return verdict === undefined ? [] : [{ path, kind: verdict, expected }];
}

function wrong(path: ConfigPath, expected: string): readonly ConfigProblem[] {
  return [{ path, kind: 'wrong-type', expected }];
}
