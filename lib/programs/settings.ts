import { entryOf } from '../collections/entry-of';
import { isJsonObject, type Json } from '../kubernetes/json';
import type { ConfigPath } from './config-problem';
import { goDuration, prometheusDuration } from './go-duration';
import { base2Bytes, byteSize } from './go-size';
import { componentType, type ProgramModel, type Shape, shapeOf, type TypeExpression } from './program-model';
import { textOf } from './scalar-kinds';
import { isExpanded } from './type-problems';

/**
 * What holds after a program has read its configuration: what is written, else the default, else what is zero. Each
 * reading is `undefined` where nobody can tell, because of a variable or a value of the wrong type.
 */
export class Settings {
  readonly model: ProgramModel;
  readonly config: Json;

  private found: readonly Found[] | undefined;
  private readonly foundByName = new Map<string, readonly ConfigPath[]>();

  constructor(model: ProgramModel, config: Json) {
    this.model = model;
    this.config = config;
  }

  /** What is written or the default; `null` for what is zero. A variable in place of a section leaves it open. */
  value(path: ConfigPath): Json | undefined {
    let written: Json | undefined = this.config;
    let byDefault: Json | undefined = this.model.defaults;
    for (const [place, step] of path.entries()) {
      // A component without settings is one with its defaults.
      if (written === null && this.isComponent(path, place - 1)) written = undefined;
      if (written === null) return null;
      if (written !== undefined && isExpanded(written)) return written;
      written = below(written, step);
      byDefault = below(byDefault, this.isComponent(path, place) ? componentType(String(step)) : step);
    }
    return written === undefined ? (byDefault ?? null) : written;
  }

  /** Is it written, be it as `null`? */
  isWritten(path: ConfigPath): boolean {
    return path.reduce<Json | undefined>(below, this.config) !== undefined;
  }

  /** Does a section say anything else than what holds without it? */
  differs(path: ConfigPath): boolean {
    const written = this.value(path);
    const byDefault = path.reduce<Json | undefined>(below, this.model.defaults);
    return written !== undefined && isOther(written, byDefault);
  }

  /** Does this version of the program have such a key at all? */
  knows(path: ConfigPath): boolean {
    let type: string | undefined = this.model.root;
    for (const step of path) {
      const shape: Shape = shapeOf(this.model, type);
      // What stands there tells the type: whoever has found a place in it knows that it is there.
      if (shape.kind === 'tagged' || shape.kind === 'either') return true;
      if (shape.kind === 'struct') type = entryOf(shape.keys, String(step)) ?? shape.keys['*'];
      else if (shape.kind === 'components') type = entryOf(shape.members, componentType(String(step)));
      else type = shape.kind === 'list' || shape.kind === 'map' ? shape.of : undefined;
      if (type === undefined) return false;
    }
    return true;
  }

  text(path: ConfigPath): string | undefined {
    return this.read(path, '', textOf);
  }

  flag(path: ConfigPath): boolean | undefined {
    return this.read(path, false, (value) => (typeof value === 'boolean' ? value : undefined));
  }

  number(path: ConfigPath): number | undefined {
    return this.read(path, 0, (value) => (typeof value === 'number' ? value : undefined));
  }

  /** A duration in nanoseconds, of either form. */
  duration(path: ConfigPath): number | undefined {
    return this.read(path, 0, (value) =>
      typeof value === 'number' ? Math.trunc(value) : (goDuration(String(value)) ?? prometheusDuration(String(value))),
    );
  }

  /** A size in bytes, of either form. */
  size(path: ConfigPath): number | undefined {
    return this.read(path, 0, (value) => base2Bytes(String(value)) ?? byteSize(String(value)));
  }

  /** A size in bytes as stanza of the collector reads it: `KB` is 1000 there, and `KiB` 1024. */
  stanzaSize(path: ConfigPath): number | undefined {
    return this.read(path, 0, (value) => {
      const [, amount, unit = ''] = /^(\d+(?:\.\d*)?)\s*([kmgtp]?)(?:i?b)?$/i.exec(String(value)) ?? [];
      if (amount === undefined) return undefined;
      const step = /ib$/i.test(String(value)) ? 1024 : 1000;
      return Number(amount) * step ** ('kmgtp'.indexOf(unit.toLowerCase()) + (unit === '' ? 0 : 1));
    });
  }

  /** How many entries a list or a map has, and whether a text has any. */
  count(path: ConfigPath): number | undefined {
    return this.read(path, 0, (value) => {
      if (typeof value === 'object' && value !== null) return Object.keys(value).length;
      return value === '' ? 0 : 1;
    });
  }

  /** Every place that fits a path; `*` stands for each place of a list and each key of a map. */
  places(pattern: ConfigPath): readonly ConfigPath[] {
    return pattern.reduce<readonly ConfigPath[]>(
      (paths, step) => paths.flatMap((path) => (step === '*' ? this.entries(path) : [[...path, step]])),
      [[]],
    );
  }

  /** Every place where a map of a struct is written. */
  structs(name: string): readonly ConfigPath[] {
    this.found ??= structsIn(this.model, this.config, this.model.root, []);
    const known = this.foundByName.get(name);
    if (known) return known;
    const places = this.found.filter(({ type }) => type === `@${name}` || type === `?@${name}`).map(({ path }) => path);
    this.foundByName.set(name, places);
    return places;
  }

  /** The second step of a path to a component is its name, whose type has the defaults. */
  private isComponent(path: ConfigPath, place: number): boolean {
    return place === 1 && Object.hasOwn(this.model.unions ?? {}, path[0] ?? '');
  }

  private entries(path: ConfigPath): readonly ConfigPath[] {
    const value = this.value(path);
    if (Array.isArray(value)) return value.map((_, place) => [...path, place]);
    return isJsonObject(value) ? Object.keys(value).map((key) => [...path, key]) : [];
  }

  private read<Type>(path: ConfigPath, zero: Type, as: (value: Json) => Type | undefined): Type | undefined {
    const value = this.value(path);
    if (value === null) return zero;
    return value === undefined || isExpanded(value) ? undefined : as(value);
  }
}

/** What is zero and what is left out are the same; a variable may be anything. */
function isOther(written: Json, byDefault: Json | undefined): boolean {
  if (written === null || isExpanded(written)) return byDefault !== undefined && !isExpanded(written);
  if (isJsonObject(written)) return Object.entries(written).some(([key, one]) => isOther(one, below(byDefault, key)));
  const plain = (value: Json | undefined) => (value === false || value === 0 || value === '' ? undefined : value);
  return JSON.stringify(plain(written)) !== JSON.stringify(plain(byDefault));
}

interface Found {
  readonly type: TypeExpression;
  readonly path: ConfigPath;
}

function structsIn(model: ProgramModel, value: Json, type: TypeExpression, path: ConfigPath): readonly Found[] {
  const shape = shapeOf(model, type);
  if (Array.isArray(value)) {
    return shape.kind === 'list' ? value.flatMap((item, i) => structsIn(model, item, shape.of, [...path, i])) : [];
  }
  if (shape.kind === 'either') return shape.types.flatMap((one) => structsIn(model, value, one, path));
  if (!isJsonObject(value) || shape.kind === 'list') return [];
  if (shape.kind === 'tagged') {
    const member = entryOf(shape.members, String(value.type));
    return member === undefined ? [] : structsIn(model, value, member, path);
  }
  const typeOf = (key: string) => {
    if (shape.kind === 'map') return shape.of;
    if (shape.kind === 'components') return entryOf(shape.members, componentType(key));
    return shape.kind === 'struct' ? (entryOf(shape.keys, key) ?? shape.keys['*']) : undefined;
  };
  const deeper = Object.entries(value).flatMap(([key, entry]) => {
    const next = typeOf(key);
    // A component without settings is one with its defaults.
    const held = entry === null && shape.kind === 'components' ? {} : entry;
    return next === undefined ? [] : structsIn(model, held, next, [...path, key]);
  });
  return shape.kind === 'struct' ? [{ type, path }, ...deeper] : deeper;
}

function below(value: Json | undefined, step: string | number): Json | undefined {
  if (value === null) return null;
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return isJsonObject(value) ? entryOf(value, String(step)) : undefined;
}
