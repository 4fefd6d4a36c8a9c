import { hasChartFile, readChartFile } from '../charts/values';
import type { JsonObject } from '../kubernetes/json';

/** A program whose configuration is modelled. */
export type ProgramName = 'loki' | 'otelcol' | 'promtail';

/**
 * What may stand somewhere: a scalar by the name of its kind, `@name` of a struct, `[]` or `{}` before the type of what
 * a list or a map holds, `words:name` of a closed set of words, `anycase:name` if their case does not matter.
 */
export type TypeExpression = string;

/** The keys of a struct and their types; `*` is the type of any other key. */
export type Keys = Readonly<Record<string, TypeExpression>>;

/** What one version of a program reads: `npm run models` prints it from the types of the program itself. */
export interface ProgramModel {
  readonly program: ProgramName;
  readonly version: string;

  /** Type of the whole configuration. */
  readonly root: TypeExpression;

  /** Structs by their names. */
  readonly types: Readonly<Record<string, Keys>>;

  /** Closed sets of words by their names. */
  readonly words: Readonly<Record<string, readonly string[]>>;

  /** What holds where nothing is written; what is zero is left out. */
  readonly defaults: JsonObject;
}

const models = new Map<string, ProgramModel>();

/** Reads the model of an exact version when it is first needed. @returns `undefined` for a version that has none */
export function programModel(program: ProgramName, version: string): ProgramModel | undefined {
  const file = `programs/${program}-${version}.json`;
  const known = models.get(file);
  if (known) return known;
  if (!/^\d+\.\d+\.\d+$/.test(version) || !hasChartFile(file)) return undefined;
  // Their shape is tested once, in test/programs/program-model.test.ts.
  const model: ProgramModel = JSON.parse(readChartFile(file));
  models.set(file, model);
  return model;
}

/** A type expression, taken apart. */
export type Shape =
  | { readonly kind: 'struct'; readonly keys: Keys }
  | { readonly kind: 'list' | 'map'; readonly of: TypeExpression }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly anyCase: boolean }
  | { readonly kind: 'scalar'; readonly scalar: string };

/** Takes a type expression apart. */
export function shapeOf(model: ProgramModel, type: TypeExpression): Shape {
  if (type.startsWith('@')) return { kind: 'struct', keys: model.types[type.slice(1)] ?? {} };
  if (type.startsWith('[]')) return { kind: 'list', of: type.slice(2) };
  if (type.startsWith('{}')) return { kind: 'map', of: type.slice(2) };
  const [kind = '', name = ''] = type.split(':', 2);
  if (kind !== 'words' && kind !== 'anycase') return { kind: 'scalar', scalar: type };
  return { kind: 'words', words: model.words[name] ?? [], anyCase: kind === 'anycase' };
}
