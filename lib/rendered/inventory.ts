import { createHash } from 'node:crypto';
import * as z from 'zod';
import { isJsonObject, type JsonObject } from '../kubernetes/json';
import { READ_FIELDS, TEXT_FIELDS } from '../references/read-fields';
import { canonicalJson } from './canonical';
import type { DeliveredRelease } from './delivered-release';
import { printJson } from './print-json';
import type { PodTemplates } from './templates';

/** Inventory of a release: the objects that Helm rendered, cut down to what the linker reads. */
export interface RenderedInventory {
  /** Name of the Helm release. */
  readonly release: string;

  /** Namespace of the Helm release. */
  readonly namespace: string;

  /** `<chart> <version>` */
  readonly chart: string;

  /** Changes with all that the objects follow from: `sha256:…`. */
  readonly hash: string;

  /**
   * Whether the effective configuration that is computed of the release was equal to what Helm rendered.
   * @default - nothing is computed of its chart
   */
  readonly effective?: EffectiveVerdict;

  /**
   * Images of its pods: `Deployment loki-gateway nginx` and what each runs.
   * @default - the environment names no registry for all images
   */
  readonly images?: Readonly<Record<string, string>>;

  /**
   * Fingerprints of its pod templates, by kind and name: a pod is replaced where its own changes.
   * @default - an earlier version of this project wrote the inventory
   */
  readonly templates?: PodTemplates;

  /** The rendered objects, with those fields that the linker reads. Namespaced ones say their namespace. */
  readonly objects: readonly JsonObject[];
}

/** What a comparison of the computed configuration with the rendered one came to. */
export type EffectiveVerdict = 'equal' | 'different';

const INVENTORY = z.strictObject({
  release: z.string(),
  namespace: z.string(),
  chart: z.string(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  effective: z.enum(['equal', 'different']).optional(),
  images: z.record(z.string(), z.string()).optional(),
  templates: z.record(z.string(), z.string()).optional(),
  objects: z.array(z.custom<JsonObject>(isJsonObject, 'not a map')),
});

/** An inventory, or why a text is none. */
export type ParsedInventory =
  | {
      /** The inventory that was read. */
      readonly inventory: RenderedInventory;
    }
  | {
      /** Why the text is none, in words without a full stop. */
      readonly problem: string;
    };

/** @returns the inventory, or why the text is none, in words without a full stop */
export function parseInventory(text: string): ParsedInventory {
  const { json, problem } = parseJson(text);
  if (problem !== undefined) return { problem };
  const { data, error } = INVENTORY.safeParse(json);
  if (data) return { inventory: data };
  const [issue] = error.issues;
  const place = issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : '';
  return { problem: `it is no inventory of a release: ${place}${issue?.message ?? 'not as expected'}` };
}

function parseJson(text: string): { readonly json?: unknown; readonly problem?: string } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { problem: /^<{7} /m.test(text) ? 'it holds marks of a merge conflict' : 'it is not JSON' };
  }
}

/** Prints the file of an inventory. */
export function printInventory({ objects, effective, images, templates, ...identity }: RenderedInventory): string {
  const { release, namespace, chart, hash } = identity;
  const verdict: JsonObject = {
    ...(effective !== undefined && { effective }),
    ...(images && { images }),
    ...(templates && { templates }),
  };
  return `${printJson({ release, namespace, chart, hash, ...verdict, objects: [...objects] })}\n`;
}

/**
 * All that an inventory of a release follows from, as a hash: chart, version, repository, name, namespace, every value, and
 * which fields an inventory keeps. The order of keys does not matter.
 */
export function releaseHash(release: DeliveredRelease): string {
  const { chart, version, repository = '', digest, name, namespace, values } = release;
  const hash = createHash('sha256').update(keptFields());
  const artefact: JsonObject = digest === undefined ? {} : { digest };
  hash.update(canonicalJson({ chart, version, repository, ...artefact, name, namespace, values }));
  return `sha256:${hash.digest('hex')}`;
}

/** A linker that reads more makes every inventory stale. */
function keptFields(): string {
  kept ??= JSON.stringify([READ_FIELDS, TEXT_FIELDS]);
  return kept;
}

let kept: string | undefined;
