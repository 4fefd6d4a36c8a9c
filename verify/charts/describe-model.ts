import type { WholeModel } from '../../lib/charts/model-file';
import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { plural } from '../../lib/units/plural';

/** Says in a few lines what a version reads otherwise than another. */
export function describeChange(before: WholeModel, after: WholeModel): readonly string[] {
  const lines = [
    listed('key', 'more', pathsOnlyIn(after.keys, before.keys)),
    listed('key', 'less', pathsOnlyIn(before.keys, after.keys)),
    listed('key', 'of another type', retyped(before.keys, after.keys)),
    listed(
      'default',
      'changed',
      changedDefaults(before.defaults, after.defaults).map(({ path, from, to }) => `${path}: ${from} → ${to}`),
    ),
    listed('condition', 'more under which it refuses to render', onlyIn(after.refusals, before.refusals)),
    listed('port', 'changed', changedPorts(before.ports ?? {}, after.ports ?? {})),
    listed('image', 'changed', changedImages(before.images, after.images)),
  ];
  return lines.flatMap((line) => line ?? []);
}

/** `2 keys more: loki.x, loki.y` */
function listed(noun: string, what: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const rest = names.length - SHOWN;
  const more = rest > 0 ? `, and ${rest} more` : '';
  return `${plural(names.length, noun)} ${what}: ${names.slice(0, SHOWN).join(', ')}${more}`;
}

const SHOWN = 12;

/** Lists the keys that only the first of two models knows, the topmost ones of whole maps. */
export function pathsOnlyIn(keys: JsonObject, others: JsonObject, path = ''): readonly string[] {
  return Object.entries(keys).flatMap(([key, below]) => {
    const other = others[key];
    if (other === undefined) return [`${path}${key}`];
    return isJsonObject(below) && isJsonObject(other) ? pathsOnlyIn(below, other, `${path}${key}.`) : [];
  });
}

function retyped(before: JsonObject, after: JsonObject, path = ''): readonly string[] {
  return Object.entries(after).flatMap(([key, type]) => {
    const old = before[key];
    if (old === undefined) return [];
    if (isJsonObject(old) && isJsonObject(type)) return retyped(old, type, `${path}${key}.`);
    return JSON.stringify(old) === JSON.stringify(type) ? [] : [`${path}${key}`];
  });
}

/** A default that two versions have, and that differs. */
export interface ChangedDefault {
  /** `write.replicas` */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

export function changedDefaults(before: JsonObject, after: JsonObject, path = ''): readonly ChangedDefault[] {
  return Object.entries(after).flatMap(([key, to]) => {
    const from = before[key];
    if (from === undefined) return [];
    if (isJsonObject(from) && isJsonObject(to)) return changedDefaults(from, to, `${path}${key}.`);
    const [old, now] = [JSON.stringify(from), JSON.stringify(to)];
    return old === now ? [] : [{ path: `${path}${key}`, from: old, to: now }];
  });
}

/** Ports of objects that both have, where they differ, come or go. */
function changedPorts(before: JsonObject, after: JsonObject): readonly string[] {
  return Object.entries(after).flatMap(([object, ports]) => {
    const old = before[object];
    if (!isJsonObject(old) || !isJsonObject(ports)) return [];
    const names = [...new Set([...Object.keys(old), ...Object.keys(ports)])].sort();
    return names
      .filter((name) => old[name] !== ports[name])
      .map((name) => `${object} ${name}: ${old[name] ?? 'none'} → ${ports[name] ?? 'none'}`);
  });
}

function onlyIn(refusals: JsonObject, others: JsonObject): readonly string[] {
  return Object.entries(refusals)
    .filter(([id]) => others[id] === undefined)
    .map(([, refusal]) =>
      isJsonObject(refusal) && Array.isArray(refusal.reads) ? `of ${refusal.reads.join(', ')}` : '',
    );
}

function changedImages(before: JsonObject, after: JsonObject): readonly string[] {
  return Object.entries(after)
    .filter(([path, image]) => JSON.stringify(before[path]) !== JSON.stringify(image))
    .map(([path]) => path);
}
