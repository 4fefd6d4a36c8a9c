import { isJsonObject, type Json } from '../kubernetes/json';
import type { ConfigPath } from './config-problem';
import { goDuration, prometheusDuration } from './go-duration';
import { base2Bytes, byteSize } from './go-size';
import { type ProgramModel, type Shape, shapeOf } from './program-model';
import { textOf } from './scalar-kinds';
import { isExpanded } from './type-problems';

/**
 * What holds after a program has read its configuration: what is written, else the default, else what is zero. Each
 * reading is `undefined` where nobody can tell, because of a variable or a value of the wrong type.
 */
export class Settings {
  readonly model: ProgramModel;
  readonly config: Json;

  constructor(model: ProgramModel, config: Json) {
    this.model = model;
    this.config = config;
  }

  /** What is written or the default; `null` for what is zero. A variable in place of a section leaves it open. */
  value(path: ConfigPath): Json | undefined {
    let written: Json | undefined = this.config;
    let byDefault: Json | undefined = this.model.defaults;
    for (const step of path) {
      if (written === null) return null;
      if (written !== undefined && isExpanded(written)) return written;
      written = below(written, step);
      byDefault = below(byDefault, step);
    }
    return written === undefined ? (byDefault ?? null) : written;
  }

  /** Is it written, be it as `null`? */
  isWritten(path: ConfigPath): boolean {
    return path.reduce<Json | undefined>(below, this.config) !== undefined;
  }

  /** Does this version of the program have such a key at all? */
  knows(path: ConfigPath): boolean {
    let type: string | undefined = this.model.root;
    for (const step of path) {
      const shape: Shape = shapeOf(this.model, type);
      if (shape.kind === 'struct') type = shape.keys[step] ?? shape.keys['*'];
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

function below(value: Json | undefined, step: string | number): Json | undefined {
  if (value === null) return null;
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
