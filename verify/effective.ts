import { type EffectiveRelease, isKnownConfig } from '../lib/charts/effective';
import { readYaml } from '../lib/charts/go-template';
import { effectiveWorkload } from '../lib/kubernetes/effective-workload';
import { isJsonObject, type Json, valueAt } from '../lib/kubernetes/json';
import { toJson } from '../lib/kubernetes/manifest';
import type { KubeObject } from '../lib/references/kube-object';
import { canonicalJson } from '../lib/rendered/canonical';

/** Workloads and configurations as data, by what they are called: `StatefulSet loki`, `ConfigMap loki config.yaml`. */
export type EffectiveParts = ReadonlyMap<string, Json>;

/** The parts that the model of a chart computes. */
export function computedParts({ workloads, configs }: EffectiveRelease): EffectiveParts {
  const known = configs.filter(isKnownConfig);
  return new Map([
    ...workloads.map((workload) => [`${workload.kind} ${workload.name}`, toJson(workload)] as const),
    ...known.map(({ object, key, config }) => [`${object.kind} ${object.name} ${key}`, config] as const),
  ]);
}

/** The same parts of what Helm renders: every workload, and those configurations that the model knows. */
export function renderedParts(objects: readonly KubeObject[], { configs }: EffectiveRelease): EffectiveParts {
  const workloads = objects.flatMap(({ json }) => effectiveWorkload(json) ?? []);
  const known = configs.filter(isKnownConfig).flatMap(({ object, key, program }) => {
    const rendered = objects.find(({ kind, name }) => kind === object.kind && name === object.name);
    const text = rendered && textAt(rendered, key);
    if (text === undefined) return [];
    // A text that is no YAML is what Helm renders all the same.
    const data: Json = program === 'alloy' ? text : (readYaml(text) ?? text);
    return [[`${object.kind} ${object.name} ${key}`, data] as const];
  });
  return new Map([...workloads.map((part) => [`${part.kind} ${part.name}`, toJson(part)] as const), ...known]);
}

/** The text at a key of a ConfigMap or a Secret, whose texts are in base64 unless they are `stringData`. */
function textAt({ kind, json }: KubeObject, key: string): string | undefined {
  const plain = valueAt(json, kind === 'Secret' ? 'stringData' : 'data', key);
  if (typeof plain === 'string') return plain;
  const encoded = kind === 'Secret' ? valueAt(json, 'data', key) : undefined;
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}

/** Says where the computation differs from what Helm renders; nothing if they are equal. */
export function effectiveDifferences(computed: EffectiveRelease, objects: readonly KubeObject[]): readonly string[] {
  return differences(computedParts(computed), renderedParts(objects, computed));
}

/** Says where two sets of parts differ, a line each; nothing if they are equal. */
export function differences(computed: EffectiveParts, rendered: EffectiveParts): readonly string[] {
  const names = [...new Set([...computed.keys(), ...rendered.keys()])].sort();
  return names.flatMap((name) => {
    const [ours, helms] = [computed.get(name), rendered.get(name)];
    if (ours === undefined) return [`${name}: Helm renders it, and it is not computed`];
    if (helms === undefined) return [`${name}: it is computed, and Helm does not render it`];
    const path = firstDifference(ours, helms, '');
    return path === undefined ? [] : [`${name}: ${path}`];
  });
}

/** Names the first key at which two values differ, and what stands there. */
function firstDifference(ours: Json | undefined, helms: Json | undefined, path: string): string | undefined {
  if (isBranch(ours) && isBranch(helms) && Array.isArray(ours) === Array.isArray(helms)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(helms)])];
    const found = keys.map((key) =>
      firstDifference(valueAt(ours, step(ours, key)), valueAt(helms, step(ours, key)), `${path}.${key}`),
    );
    return found.find((each) => each !== undefined);
  }
  if (ours !== undefined && helms !== undefined && canonicalJson(ours) === canonicalJson(helms)) return undefined;
  return `${path.slice(1)} is ${JSON.stringify(helms)} with Helm, and ${JSON.stringify(ours)} computed`;
}

function isBranch(value: Json | undefined): value is Json[] | { [key: string]: Json } {
  return Array.isArray(value) || isJsonObject(value);
}

function step(of: Json, key: string): string | number {
  return Array.isArray(of) ? Number(key) : key;
}
