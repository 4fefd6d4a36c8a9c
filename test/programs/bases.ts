import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import type { ProgramModel } from '../../lib/programs/program-model';
import { typeProblems } from '../../lib/programs/type-problems';

/** Configurations that a program accepts, for tests to change: one that is written, and one of all defaults. */
export function bases(model: ProgramModel): readonly JsonObject[] {
  const written = known(model, readConfig(`${model.program}.yaml`));
  const defaults = { ...model.defaults, ...only(written, ['schema_config', 'storage_config', 'common']) };
  return model.program === 'loki' ? [written, defaults] : [written];
}

/** Without what this version does not know yet. */
function known(model: ProgramModel, config: JsonObject): JsonObject {
  const gone = typeProblems(model, config).filter(({ kind }) => kind === 'unknown-key');
  const isGone = (section: string, key: string) => gone.some(({ path }) => path[0] === section && path[1] === key);
  const entries = Object.entries(config).map(([section, value]) => {
    if (!isJsonObject(value)) return [section, value] as const;
    return [section, Object.fromEntries(Object.entries(value).filter(([key]) => !isGone(section, key)))] as const;
  });
  return Object.fromEntries(entries);
}

function readConfig(file: string): JsonObject {
  const config: unknown = parse(readFileSync(join('test/programs/configs', file), 'utf8'));
  if (!isJsonObject(config)) throw new Error(`${file} holds no map`);
  return config;
}

function only(config: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(config).filter(([key]) => keys.includes(key)));
}
