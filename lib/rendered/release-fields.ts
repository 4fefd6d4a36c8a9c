import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { KubeObject } from '../references/kube-object';
import type { DeliveredRelease } from './delivered-release';

/** Fields of a release that say which chart it is of. */
export type ChartFields = Pick<ReleaseFields, 'chart' | 'version' | 'repository' | 'digest'>;

/** Fields of a release as an object has them, not yet checked. */
export interface ReleaseFields {
  /** Name of the Helm release. */
  readonly name: Json | undefined;

  /** Namespace that it is installed into. */
  readonly namespace: Json | undefined;

  /** Name of its chart. */
  readonly chart: Json | undefined;

  /** Version of its chart, or a range of versions. */
  readonly version: Json | undefined;

  /** URL of the chart's repository. */
  readonly repository: Json | undefined;

  /** Digest of the artefact that the chart must be. @default - there is none */
  readonly digest?: Json | undefined;

  /** `undefined` if they could not be read. */
  readonly values: JsonObject | undefined;

  /** Whether they, or what Helm makes of them, are changed by something that is not in the object. */
  readonly elsewhere: boolean;
}

/**
 * Makes a release of the fields of an object. Where one is missing, engines take the newest chart or the namespace
 * `default`.
 */
export function releaseOf(object: KubeObject, fields: ReleaseFields): DeliveredRelease {
  const { repository, digest, values = {} } = fields;
  const unknowable = whyUnknowable(fields);
  return {
    name: textOr(fields.name, object.name),
    namespace: textOr(fields.namespace, 'default'),
    chart: textOr(fields.chart, ''),
    version: textOr(fields.version, '*'),
    ...(typeof repository === 'string' && { repository }),
    ...(typeof digest === 'string' && { digest }),
    values,
    ...(unknowable !== undefined && { unknowable }),
    object,
  };
}

/** One version, and no range of them. */
const EXACT = /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/;

function whyUnknowable({ chart, version, values, elsewhere }: ReleaseFields): string | undefined {
  if (typeof chart !== 'string') return 'its chart is not from a repository of Helm';
  if (typeof version !== 'string' || !EXACT.test(version)) return 'it names no exact version of its chart';
  if (!values) return 'its values are not a map of YAML';
  return elsewhere ? 'what it renders to depends on more than its chart and its values' : undefined;
}

/** Parses values that an object has as text; no text is an empty map. */
export function valuesOfText(text: Json | undefined): JsonObject | undefined {
  if (text === undefined || text === '') return {};
  try {
    const values: unknown = parse(String(text));
    return isJsonObject(values) ? values : undefined;
  } catch {
    return undefined;
  }
}

/** Is there anything in it? */
export function isGiven(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== undefined;
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
