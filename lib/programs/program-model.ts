import { hasChartFile, readChartFile } from '../charts/values';
import type { JsonObject } from '../kubernetes/json';
import { applyMergePatch } from '../kubernetes/merge-patch';

/** A program whose configuration is modelled. */
export type ProgramName = 'loki' | 'otelcol' | 'promtail';

/**
 * What may stand somewhere: a scalar by the name of its kind, `@name` of a struct, `[]` or `{}` before the type of what
 * a list or a map holds, `words:name` of a closed set of words, `anycase:name` if their case does not matter. Further,
 * of the collector: `[,]` of a list that may be one text with commas, `?@name` of a struct that `enabled` switches,
 * `components:name` and `tagged:name` of maps whose names or `type` tell the struct, and `|` between two that may be.
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

  /** Structs by the names of components, or by what stands at their key `type`. */
  readonly unions?: Readonly<Record<string, Keys>>;

  /** What holds where nothing is written; what is zero is left out. */
  readonly defaults: JsonObject;
}

const models = new Map<string, ProgramModel>();

/** Reads the model of an exact version when it is first needed. @returns `undefined` for a version that has none */
export function programModel(program: ProgramName, version: string): ProgramModel | undefined {
  const file = modelFile(program, version);
  const known = models.get(file);
  if (known) return known;
  if (!/^\d+\.\d+\.\d+$/.test(version) || !hasChartFile(file)) return undefined;
  const read: unknown = wholeModel(file);
  // Their shape is tested once, in test/programs/program-model.test.ts.
  const model = read as ProgramModel;
  models.set(file, model);
  return model;
}

/** Names the file of a model below `charts-values/`. */
export function modelFile(program: ProgramName, version: string): string {
  return `programs/${program}-${version}.json`;
}

/** A model as the difference to that of another version, which is whole: most of what they read is the same. */
export interface ModelDifference {
  /** The file that it is the difference to, without its ending. */
  readonly base: string;

  /** A merge patch (RFC 7386). */
  readonly patch: JsonObject;
}

function wholeModel(file: string): JsonObject {
  const read: JsonObject | ModelDifference = JSON.parse(readChartFile(file));
  return isDifference(read) ? applyMergePatch(wholeModel(`programs/${read.base}.json`), read.patch) : read;
}

function isDifference(read: JsonObject | ModelDifference): read is ModelDifference {
  return 'base' in read && 'patch' in read;
}

/** A type expression, taken apart. */
export type Shape =
  | { readonly kind: 'struct'; readonly keys: Keys }
  | { readonly kind: 'map'; readonly of: TypeExpression }
  | { readonly kind: 'list'; readonly of: TypeExpression; readonly splits: boolean }
  | { readonly kind: 'components' | 'tagged'; readonly members: Keys }
  | { readonly kind: 'either'; readonly types: readonly TypeExpression[] }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly anyCase: boolean }
  | { readonly kind: 'scalar'; readonly scalar: string };

/** What `configoptional` of the collector adds to each of its structs. */
const SWITCH: Keys = { enabled: 'bool' };

const shapes = new WeakMap<ProgramModel, Map<TypeExpression, Shape>>();

/** Takes a type expression apart, each once. */
export function shapeOf(model: ProgramModel, type: TypeExpression): Shape {
  const known = shapes.get(model) ?? new Map<TypeExpression, Shape>();
  shapes.set(model, known);
  const before = known.get(type);
  if (before) return before;
  const shape = apart(model, type);
  known.set(type, shape);
  return shape;
}

function apart(model: ProgramModel, type: TypeExpression): Shape {
  if (type.includes('|')) return { kind: 'either', types: type.split('|') };
  if (type.startsWith('?@')) return { kind: 'struct', keys: { ...SWITCH, ...model.types[type.slice(2)] } };
  if (type.startsWith('@')) return { kind: 'struct', keys: model.types[type.slice(1)] ?? {} };
  if (type.startsWith('[,]')) return { kind: 'list', of: type.slice(3), splits: true };
  if (type.startsWith('[]')) return { kind: 'list', of: type.slice(2), splits: false };
  if (type.startsWith('{}')) return { kind: 'map', of: type.slice(2) };
  return named(model, type);
}

function named(model: ProgramModel, type: TypeExpression): Shape {
  const [kind = '', name = ''] = type.split(':', 2);
  if (kind === 'components' || kind === 'tagged') return { kind, members: model.unions?.[name] ?? {} };
  if (kind !== 'words' && kind !== 'anycase') return { kind: 'scalar', scalar: type };
  return { kind: 'words', words: model.words[name] ?? [], anyCase: kind === 'anycase' };
}

/** The type of a component by its name: `otlp_http/loki` is an `otlp_http`. */
export function componentType(name: string): string {
  return (name.split('/', 1)[0] ?? '').trim();
}
