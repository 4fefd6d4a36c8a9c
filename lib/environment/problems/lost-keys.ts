import type { EnvironmentPath, Finding } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { removeKey } from '../../findings/repair';
import { isJsonObject, type Json } from '../../kubernetes/json';
import { UNKNOWN_KEY } from './kinds';

/** zod leaves this key out of every map whose keys are free: zod@4, `$ZodRecord`. */
const LOST = '__proto__';

/** Finds keys that no schema sees, in maps of any kind. */
export function lostKeys(data: Json, path: EnvironmentPath = []): readonly Finding[] {
  if (Array.isArray(data)) return data.flatMap((item, index) => lostKeys(item, [...path, index]));
  if (!isJsonObject(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const here = [...path, key];
    return key === LOST ? [lostKey(here)] : lostKeys(value, here);
  });
}

function lostKey(path: EnvironmentPath): Finding {
  return finding(UNKNOWN_KEY, {
    path,
    problem: `no map may have the key \`${LOST}\`, which JavaScript keeps for itself`,
    consequence: 'nothing reads it, so the cluster would run without it',
    fix: removeKey(path),
  });
}
