import { stringify } from 'yaml';
import type { EnvironmentPath } from '../../findings/finding';
import type { Json } from '../../kubernetes/json';

/** Prints YAML to paste: the value below the keys that lead to it; within a list, below those of its item. */
export function paste(path: EnvironmentPath, value: Json): string {
  const item = path.findLastIndex((step) => typeof step === 'number');
  const nested = path.slice(item + 1).reduceRight<Json>((inner, key) => ({ [key]: inner }), value);
  return stringify(nested, { lineWidth: 0 }).trimEnd();
}
