import { defineCheck } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import type { KeyPath } from './key-model';
import { placeOfValue, type Release } from './release';
import { isSameValue } from './same-value';
import { removeValue, setValue } from './value-repair';

/** What the stack puts into lists of containers stays there: credentials, mounts, arguments. */
export const listsReplaced = defineCheck<{ readonly releases: readonly Release[] }>()({
  id: 'values/list-replaced',
  severity: 'error',
  since: '0.2.0',
  finds: 'an override or a patch of a list of a container lacks what the stack has in it',
  happens: 'lists replace each other: the container loses credentials, mounts or arguments that it cannot do without',
  remedy: 'repeat what the stack has in the list, as the finding writes it, and add to it',
  needs: ['releases'],
  find: ({ releases }) =>
    releases.flatMap((release) => ownLists(release.own, []).flatMap((path) => lost(release, path))),
});

/** Lists by which containers get what they need: other lists are for people to choose. */
const LISTS = new Set([
  ...['extraArgs', 'extraEnv', 'extraEnvFrom', 'envFrom', 'extraEnvs', 'extraVolumes', 'extraVolumeMounts'],
  ...['initContainers', 'defaultVolumes', 'defaultVolumeMounts'],
]);

/** In the chart for Alloy, both lists are called `extra`. */
const EXTRA = ['mounts', 'volumes'];

function ownLists(values: JsonObject, path: KeyPath): readonly KeyPath[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (isJsonObject(value)) return ownLists(value, [...path, key]);
    const named = LISTS.has(key) || (key === 'extra' && EXTRA.includes(path.at(-1) ?? ''));
    return Array.isArray(value) && named ? [[...path, key]] : [];
  });
}

function lost(release: Release, path: KeyPath): readonly Found[] {
  const own = listAt(release.own, path);
  const given = listAt(release.values, path);
  const missing = own.filter((item) => !given.some((other) => isSameValue(item, other)));
  if (missing.length === 0) return [];
  const names = missing.map(nameOf).join(', ');
  const place = placeOfValue(release, path);
  const whole = [...own, ...given.filter((item) => !replaces(item, missing))];
  return [
    {
      path: place,
      problem: `${path.join('.')} takes the place of the list that the stack has there, and lacks ${names}`,
      fix:
        given.length === 0
          ? (removeValue(release, path) ?? `leave ${names} in the list`)
          : setValue(release, path, whole),
    },
  ];
}

function listAt(values: JsonObject, path: KeyPath): readonly Json[] {
  const list = valueAt(values, ...path);
  return Array.isArray(list) ? list : [];
}

/** Whether an item has the name of one that is missing: there can be one of a name. */
function replaces(item: Json, missing: readonly Json[]): boolean {
  const name = valueAt(item, 'name');
  return name !== undefined && missing.some((other) => valueAt(other, 'name') === name);
}

function nameOf(item: Json): string {
  const name = valueAt(item, 'mountPath') ?? valueAt(item, 'name') ?? valueAt(item, 'secretRef', 'name') ?? item;
  return typeof name === 'string' ? name : JSON.stringify(name);
}
