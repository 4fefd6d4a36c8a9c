import { distance } from 'fastest-levenshtein';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import { holds, type KubeObject, listAt, objectAt } from './kube-object';

type Labels = Readonly<Record<string, Json>>;

/** Tells whether a `LabelSelector` selects these labels. An empty one selects everything. */
export function selects(selector: JsonObject, labels: Labels): boolean {
  return (
    holds(labels, objectAt(selector, 'matchLabels')) &&
    listAt(selector, 'matchExpressions').every((expression) => fits(expression, labels))
  );
}

function fits({ key, operator, values }: JsonObject, labels: Labels): boolean {
  const value = labels[String(key)];
  const listed = Array.isArray(values) && value !== undefined && values.includes(value);
  switch (operator) {
    case 'In':
      return listed;
    case 'NotIn':
      return !listed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}

/** Tells whether there is a selector that is not empty. */
export function isSelective(selector: Json | undefined): selector is JsonObject {
  if (!isJsonObject(selector)) return false;
  return Object.keys(objectAt(selector, 'matchLabels')).length > 0 || listAt(selector, 'matchExpressions').length > 0;
}

/** How messages show labels: `app=loki, component=write`. */
export function showLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

/** How messages show what a selector asks for. */
export function showSelector(selector: JsonObject): string {
  const expressions = listAt(selector, 'matchExpressions').map(({ key, operator, values }) =>
    [key, operator, ...(Array.isArray(values) ? [`(${values.join(', ')})`] : [])].join(' '),
  );
  return [showLabels(objectAt(selector, 'matchLabels')), ...expressions].filter((text) => text !== '').join(', ');
}

/** What comes nearest to being selected: it shares a label, lacks fewest, and has the most similar values of those. */
export function nearestByLabels(
  wanted: Labels,
  candidates: readonly KubeObject[],
  labelsOf: (object: KubeObject) => Labels,
): KubeObject | undefined {
  const count = Object.keys(wanted).length;
  const [nearest] = candidates
    .map((object) => ({ object, labels: labelsOf(object), keys: lacking(wanted, labelsOf(object)) }))
    .filter(({ keys }) => keys.length < count)
    .map(({ object, labels, keys }) => ({ object, lacking: keys.length, slips: slips(wanted, labels, keys) }))
    .sort((a, b) => a.lacking - b.lacking || a.slips - b.slips);
  return nearest?.object;
}

function slips(wanted: Labels, labels: Labels, keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + distance(String(wanted[key]), String(labels[key] ?? '')), 0);
}

/** The labels that differ, as the object has them: `component=write`, or `no component`. */
export function differing(wanted: Labels, labels: Labels): string {
  return lacking(wanted, labels)
    .map((key) => (labels[key] === undefined ? `no ${key}` : `${key}=${labels[key]}`))
    .join(', ');
}

/** The keys of labels that are missing, or have another value. */
export function lacking(wanted: Labels, labels: Labels): readonly string[] {
  return Object.keys(wanted).filter((key) => labels[key] !== wanted[key]);
}
