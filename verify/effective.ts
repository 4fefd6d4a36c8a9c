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

/** A part that is computed otherwise than Helm renders it. */
export interface Difference {
  /** The workload or configuration: `StatefulSet loki`. */
  readonly part: string;

  /** The first key that differs: `containers.0.image`. @default - one of the two lacks the whole part */
  readonly path?: string;

  /** What is computed. @default - nothing is */
  readonly computed?: Json;

  /** What Helm renders. @default - nothing */
  readonly rendered?: Json;
}

/** Says where the computation differs from what Helm renders; nothing if they are equal. */
export function effectiveDifferences(computed: EffectiveRelease, objects: readonly KubeObject[]): readonly string[] {
  return findDifferences(computed, objects).map(describeDifference);
}

/**
 * Finds where the computation differs from what Helm renders, once a part. Of a release that may run more than is computed
 * a part more is none.
 */
export function findDifferences(computed: EffectiveRelease, objects: readonly KubeObject[]): readonly Difference[] {
  const found = differences(computedParts(computed), renderedParts(objects, computed));
  return computed.unknown.length === 0
    ? found
    : found.filter((each) => each.path !== undefined || each.computed !== undefined);
}

/** Finds where two sets of parts differ, once a part. */
export function differences(computed: EffectiveParts, rendered: EffectiveParts): readonly Difference[] {
  const names = [...new Set([...computed.keys(), ...rendered.keys()])].sort();
  return names.flatMap((part) => {
    const [ours, helms] = [computed.get(part), rendered.get(part)];
    if (ours === undefined) return [{ part, rendered: helms ?? null }];
    if (helms === undefined) return [{ part, computed: ours }];
    const found = firstDifference(ours, helms, '');
    return found === undefined ? [] : [{ part, ...found }];
  });
}

/** Prints a difference as one line. */
export function describeDifference({ part, path, computed, rendered }: Difference): string {
  if (path !== undefined)
    return `${part}: ${path} is ${JSON.stringify(rendered)} with Helm, and ${JSON.stringify(computed)} computed`;
  return computed === undefined
    ? `${part}: Helm renders it, and it is not computed`
    : `${part}: it is computed, and Helm does not render it`;
}

/** Finds the first key at which two values differ, and what stands there. */
function firstDifference(
  computed: Json | undefined,
  rendered: Json | undefined,
  path: string,
): Omit<Difference, 'part'> | undefined {
  if (isBranch(computed) && isBranch(rendered) && Array.isArray(computed) === Array.isArray(rendered)) {
    const keys = [...new Set([...Object.keys(computed), ...Object.keys(rendered)])];
    const found = keys.map((key) =>
      firstDifference(valueAt(computed, step(computed, key)), valueAt(rendered, step(rendered, key)), `${path}.${key}`),
    );
    return found.find((each) => each !== undefined);
  }
  if (computed !== undefined && rendered !== undefined && canonicalJson(computed) === canonicalJson(rendered))
    return undefined;
  return {
    path: path.slice(1),
    ...(computed !== undefined && { computed }),
    ...(rendered !== undefined && { rendered }),
  };
}

function isBranch(value: Json | undefined): value is Json[] | { [key: string]: Json } {
  return Array.isArray(value) || isJsonObject(value);
}

function step(of: Json, key: string): string | number {
  return Array.isArray(of) ? Number(key) : key;
}
