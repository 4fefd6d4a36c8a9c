import { entryOf } from '../collections/entry-of';
import { didYouMean } from '../findings/did-you-mean';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import { isComponent } from './collector-components';
import type { ConfigPath, ConfigProblem } from './config-problem';
import { nearestSetting } from './nearest-setting';
import { componentType, type Keys, type ProgramModel, type Shape, shapeOf, type TypeExpression } from './program-model';
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
  const shape = shapeOf(model, type);
  if (value === null && shape.kind === 'tagged') return [{ path, kind: 'required', expected: 'a map with a type' }];
  if (value === null || isExpanded(value)) return [];
  switch (shape.kind) {
    case 'struct':
      return isJsonObject(value) ? structProblems(model, value, shape.keys, path) : wrong(path, 'a map');
    case 'map':
      return isJsonObject(value)
        ? Object.entries(value).flatMap(([key, entry]) => typeProblems(model, entry, shape.of, [...path, key]))
        : wrong(path, 'a map');
    case 'components':
    case 'tagged':
      return isJsonObject(value) ? memberProblems(model, value, shape, path) : wrong(path, 'a map');
    case 'either':
      return eitherProblems(model, value, shape.types, path);
    case 'list':
      if (shape.splits && typeof value === 'string') return splitProblems(model, value, shape.of, path);
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
    const type = entryOf(keys, key) ?? keys['*'];
    return type === undefined
      ? [unknownKey(model, keys, [...path, key])]
      : typeProblems(model, below, type, [...path, key]);
  });
}

/** Components that no model has are those of distributions, whose settings are not judged, or of nobody. */
function memberProblems(
  model: ProgramModel,
  value: JsonObject,
  { kind, members }: Extract<Shape, { kind: 'components' | 'tagged' }>,
  path: ConfigPath,
): readonly ConfigProblem[] {
  if (kind === 'tagged') return taggedProblems(model, value, members, path);
  return Object.entries(value).flatMap(([name, settings]) => {
    const type = componentType(name);
    if (!Object.hasOwn(members, type))
      return isExpanded(name) ? [] : unknownComponent(model, type, [...path, name], members);
    return typeProblems(model, settings, members[type], [...path, name]);
  });
}

function unknownComponent(
  model: ProgramModel,
  type: string,
  path: ConfigPath,
  members: Keys,
): readonly ConfigProblem[] {
  const successor = removedKey(model.program, [...path.slice(0, -1), type]);
  if (successor !== undefined) return [{ path, kind: 'removed-key', successor }];
  if (isComponent(String(path.at(-2)), type)) return [];
  const nearest = didYouMean(type, Object.keys(members));
  return [{ path, kind: 'unknown-key', ...(nearest && { nearest: [...path.slice(0, -1).map(String), nearest] }) }];
}

function taggedProblems(
  model: ProgramModel,
  value: JsonObject,
  members: Keys,
  path: ConfigPath,
): readonly ConfigProblem[] {
  const { type } = value;
  if (type !== undefined && isExpanded(type)) return [];
  const allowed = Object.keys(members);
  const expected = `one of ${allowed.join(', ')}`;
  const known = typeof type === 'string' ? entryOf(members, type) : undefined;
  if (known !== undefined) return typeProblems(model, value, known, path);
  const kind = type === undefined ? 'required' : typeof type === 'string' ? 'not-allowed' : 'wrong-type';
  return [{ path: [...path, 'type'], kind, expected, allowed }];
}

/** The problems that the last of some types has, unless another one has none. */
function eitherProblems(
  model: ProgramModel,
  value: Json,
  types: readonly TypeExpression[],
  path: ConfigPath,
): readonly ConfigProblem[] {
  const found = types.map((type) => typeProblems(model, value, type, path));
  return found.some((problems) => problems.length === 0) ? [] : (found.at(-1) ?? []);
}

/** A text with commas in place of a list: the collector splits it. */
function splitProblems(model: ProgramModel, value: string, of: TypeExpression, path: ConfigPath) {
  if (value === '') return [];
  return value.split(',').flatMap((item) => typeProblems(model, item, of, path));
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
