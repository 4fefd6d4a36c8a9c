import { fullNameOf } from '../charts/chart-names';
import { placeOfValue, type Release } from '../charts/release';
import { isSameValue } from '../charts/same-value';
import { removeValue } from '../charts/value-repair';
import type { Fix, Repair } from '../findings/finding';
import type { Found } from '../findings/finding-kind';
import { type Json, valueAt } from '../kubernetes/json';

/** A value of a chart that the rest of the stack builds on. */
export interface FixedValue {
  /** Path of the key in the values of the chart: `['rbac', 'create']`. */
  readonly path: readonly string[];

  /** What it must stay, if it is given at all. @default - it must not be given */
  readonly value?: Json;

  /** What results without it, and may be said as well. @default - nothing does */
  readonly resulting?: (release: Release) => Json;

  /** What to write instead of it, or a step. @default - it is taken away */
  readonly instead?: Fix;

  /** What happens otherwise. */
  readonly consequence: string;

  /** Whether people may know better. @default - nobody does */
  readonly severity?: 'warning';
}

/** Finds values of a release, patches included, that are not those which the rest of the stack builds on. */
export function changedValues(fixed: readonly FixedValue[], release: Release): readonly Found[] {
  return fixed.flatMap(({ path, value, resulting, consequence, instead, severity }) => {
    const expected = valueAt(release.own, ...path) ?? value ?? resulting?.(release);
    const given = valueAt(release.values, ...path);
    if (given === undefined || isSameValue(given, expected) || (resulting && given === '')) return [];
    const must = expected === undefined ? 'not be given' : `stay ${written(expected)}`;
    const problem = `${path.join('.')} of chart ${release.chart.name} must ${must}, and is ${written(given)} here`;
    const fix = replacing(removeValue(release, path), instead);
    return [{ path: placeOfValue(release, path), severity, problem, consequence, fix }];
  });
}

/**
 * Names by which the rest of the stack finds the objects of a release, in every chart that `helm create` began: those that
 * result anyway may be said.
 */
export function fixedNames(consequence: string, namespaceKey = 'namespaceOverride'): readonly FixedValue[] {
  return [
    { path: ['nameOverride'], resulting: ({ chart }) => chart.name, consequence },
    { path: ['fullnameOverride'], resulting: fullName, consequence },
    { path: [namespaceKey], resulting: ({ namespace }) => namespace, consequence },
  ];
}

/** Name of the objects of a release as the keys of the environment file make it. */
export function fullName({ name, chart, own }: Release): string {
  return fullNameOf(name, chart.name, own);
}

function replacing(removal: Repair | undefined, instead: Fix | undefined): Fix {
  if (removal === undefined) return instead ?? 'delete it';
  if (instead === undefined) return removal;
  return typeof instead === 'string'
    ? { ...removal, otherwise: instead }
    : { ...instead, edits: [...removal.edits, ...instead.edits] };
}

/** What is too long for a sentence is not repeated. */
function written(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 50)} …` : text;
}
