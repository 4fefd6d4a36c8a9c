import { parseAllDocuments } from 'yaml';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../lib/kubernetes/json';

/** An object that a chart rendered. */
export interface Rendered {
  readonly kind: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, Json>>;
  readonly json: JsonObject;
}

/** Reads what `helm template` prints. */
export function readRendered(text: string): readonly Rendered[] {
  return parseAllDocuments(text)
    .map((document): unknown => document.toJS())
    .filter(isJsonObject)
    .map((json) => ({
      kind: String(json.kind),
      name: String(valueAt(json, 'metadata', 'name')),
      labels: objectAt(json, 'metadata', 'labels'),
      json,
    }));
}

/** The map at a path; empty if there is none. */
export function objectAt(json: Json | undefined, ...path: readonly string[]): JsonObject {
  const value = valueAt(json, ...path);
  return isJsonObject(value) ? value : {};
}

/** The maps in the list at a path; empty if there is none. */
export function listAt(json: Json | undefined, ...path: readonly string[]): readonly JsonObject[] {
  const value = valueAt(json, ...path);
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** Does a map hold all entries of another? */
export function holds(labels: Readonly<Record<string, Json>>, wanted: Readonly<Record<string, Json>>): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

const RUNNERS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Does the object run pods for good? */
export function runsPods({ kind }: Rendered): boolean {
  return RUNNERS.includes(kind);
}

/** Labels of the pods that an object runs. */
export function podLabels({ json }: Rendered): JsonObject {
  return objectAt(json, 'spec', 'template', 'metadata', 'labels');
}

/** The pod spec of anything that has one. */
export function podSpec({ kind, json }: Rendered): JsonObject {
  return kind === 'Pod' ? objectAt(json, 'spec') : objectAt(json, 'spec', 'template', 'spec');
}

/** All containers of a pod, init containers first. */
export function containers(rendered: Rendered): readonly JsonObject[] {
  const spec = podSpec(rendered);
  return [...listAt(spec, 'initContainers'), ...listAt(spec, 'containers')];
}
