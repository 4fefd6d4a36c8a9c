import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';

/** An object of Kubernetes that stands in `dist/`. */
export interface DistObject {
  /** Relative to `dist/`. */
  readonly file: string;
  readonly object: JsonObject;
}

/** What is handed to others than Kubernetes. */
const HANDOUTS = ['/talos/', '/istio/'];

/** Every object in `dist/`. */
export function distObjects(): readonly DistObject[] {
  return readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !HANDOUTS.some((folder) => file.includes(folder)))
    .sort()
    .map((file) => ({ file, object: parse(readFileSync(join('dist', file), 'utf8')) as JsonObject }));
}

/** A Helm release, as whichever engine installs it. */
export interface DistRelease {
  readonly file: string;
  readonly chart: string;
  readonly version: string;
  readonly values: JsonObject;
}

/** Every Helm release in `dist/`. */
export function distReleases(): readonly DistRelease[] {
  return distObjects().flatMap(({ file, object }) => {
    const release = readRelease(object);
    return release ? [{ file, ...release }] : [];
  });
}

function readRelease(object: JsonObject): Omit<DistRelease, 'file'> | undefined {
  const at = (...path: readonly string[]) => valueAt(object, 'spec', ...path);
  switch (object.kind) {
    case 'HelmRelease':
      return release(at('chart', 'spec', 'chart'), at('chart', 'spec', 'version'), at('values'));
    case 'Application':
      return release(at('source', 'chart'), at('source', 'targetRevision'), at('source', 'helm', 'valuesObject'));
    case 'HelmChart':
      return release(at('chart'), at('version'), parse(String(at('valuesContent'))));
    default:
      return undefined;
  }
}

/** An Application of a folder has no chart. */
function release(chart: Json | undefined, version: Json | undefined, values: Json | undefined) {
  if (typeof chart !== 'string' || typeof version !== 'string' || !isJsonObject(values)) return undefined;
  return { chart, version, values };
}
