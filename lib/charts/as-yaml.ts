import { stringify } from 'yaml';
import type { EnvironmentPath } from '../findings/finding';
import type { Json } from '../kubernetes/json';

/** Writes one value of an environment file with the keys above it, to be pasted. */
export function asYaml(path: EnvironmentPath, value: Json): string {
  return stringify(path.reduceRight<Json>((below, step) => ({ [step]: below }), value)).trimEnd();
}
