import * as z from 'zod';
import type { EnvironmentPath } from '../findings/finding';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';

/** Message of the issue about a value that JSON can't carry, or null, which Helm 3 and Helm 4 merge differently. */
export const NOT_PLAIN = 'not-plain';

/** A value in someone else's format. */
export const freeValue = z.unknown().transform((value, context): Json => copyPlain(value, [], context));

/** A map in someone else's format. */
export const freeMap = z.record(z.string(), z.unknown()).transform((map, context): JsonObject => {
  const copy = copyPlain(map, [], context);
  return isJsonObject(copy) ? copy : {};
});

function copyPlain(value: unknown, path: EnvironmentPath, context: z.core.$RefinementCtx): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => copyPlain(item, [...path, index], context));
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, entry]) => [key, copyPlain(entry, [...path, key], context)]);
    return Object.fromEntries(entries);
  }
  context.addIssue({ code: 'custom', message: NOT_PLAIN, path: [...path] });
  return '';
}
