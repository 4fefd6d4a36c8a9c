import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../kubernetes/json';
import { READ_FIELDS, TEXT_FIELDS } from '../references/read-fields';
import { canonicalJson } from './canonical';
import type { DeliveredRelease } from './delivered-release';
import { printJson } from './print-json';

/** What a release renders to, as Helm has once told: facts, and no text of a template. */
export interface ReleaseRecord {
  readonly release: string;
  readonly namespace: string;

  /** `<chart> <version>` */
  readonly chart: string;

  /** Changes with all that the objects follow from: `sha256:…`. */
  readonly hash: string;

  /** The rendered objects, with those fields that the linker reads. Namespaced ones say their namespace. */
  readonly objects: readonly JsonObject[];
}

const RECORD = z.strictObject({
  release: z.string(),
  namespace: z.string(),
  chart: z.string(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  objects: z.array(z.custom<JsonObject>(isJsonObject, 'not a map')),
});

export type ParsedRecord = { readonly record: ReleaseRecord } | { readonly problem: string };

/** @returns the record, or why the text is none, in words without a full stop */
export function parseRecord(text: string): ParsedRecord {
  const { json, problem } = parseJson(text);
  if (problem !== undefined) return { problem };
  const { data, error } = RECORD.safeParse(json);
  if (data) return { record: data };
  const [issue] = error.issues;
  const place = issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : '';
  return { problem: `it is no record of a release: ${place}${issue?.message ?? 'not as expected'}` };
}

function parseJson(text: string): { readonly json?: unknown; readonly problem?: string } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { problem: /^<{7} /m.test(text) ? 'it holds marks of a merge conflict' : 'it is not JSON' };
  }
}

/** The text of a record's file. */
export function printRecord({ release, namespace, chart, hash, objects }: ReleaseRecord): string {
  return `${printJson({ release, namespace, chart, hash, objects: [...objects] })}\n`;
}

/**
 * All that a record of a release follows from, as a hash: chart, version, repository, name, namespace, every value, and
 * which fields a record keeps. The order of keys does not matter.
 */
export function releaseHash({ chart, version, repository = '', name, namespace, values }: DeliveredRelease): string {
  const hash = createHash('sha256').update(keptFields());
  hash.update(canonicalJson({ chart, version, repository, name, namespace, values }));
  return `sha256:${hash.digest('hex')}`;
}

/** A linker that reads more makes every record stale. */
function keptFields(): string {
  kept ??= JSON.stringify([READ_FIELDS, TEXT_FIELDS]);
  return kept;
}

let kept: string | undefined;
