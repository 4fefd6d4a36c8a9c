import { type Json, type JsonObject, valueAt } from '../kubernetes/json';
import type { ResourceList } from '../kubernetes/resources';

/** Reads the limits of a container from the values of a release, with every override merged in. */
export function limitsIn(values: JsonObject, ...resources: readonly string[]): ResourceList {
  const limit = (name: string) => quantity(valueAt(values, ...resources, 'limits', name));
  const cpu = limit('cpu');
  const memory = limit('memory');
  return { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
}

/** Overrides may write `cpu: 1`, as people do. */
function quantity(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
