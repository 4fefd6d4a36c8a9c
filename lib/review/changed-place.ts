import type { SettingPath } from '../charts/setting-place';
import { isJsonObject, type Json } from '../kubernetes/json';
import { quickDocument } from '../syntax/read-yaml';
import type { Effect } from '../transitions/effect';
import type { Change } from '../transitions/pair';

/** Finds where the file of an effect says it, if the effect does not: the value that becomes what it becomes, or the only one that changes. */
export function withPlace(effect: Effect, { base, head }: Change): Effect {
  if (effect.place !== undefined) return effect;
  const after = head.objects.find(({ origin }) => origin === effect.file);
  const before = base.objects.find(({ origin }) => origin === effect.file);
  if (!after || !before) return effect;
  const changed = changedValues(before.json, after.json, []);
  const named =
    effect.to === undefined
      ? undefined
      : changed.find(({ says }) => says === effect.to || says.includes(`${effect.to}`));
  const place = (named ?? (changed.length === 1 ? changed[0] : undefined))?.path;
  return place === undefined ? effect : { ...effect, place };
}

/** A value that is new or another one, or a line of a text that is. */
interface Changed {
  readonly path: SettingPath;
  readonly says: string;
}

function changedValues(before: Json | undefined, after: Json, path: SettingPath): readonly Changed[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(after)) {
    const earlier = Array.isArray(before) ? before : [];
    return after.flatMap((item, index) => changedValues(earlier[index], item, [...path, index]));
  }
  if (isJsonObject(after)) {
    const earlier = isJsonObject(before) ? before : {};
    return Object.entries(after).flatMap(([key, value]) => changedValues(earlier[key], value, [...path, key]));
  }
  return typeof after === 'string' && after.includes('\n')
    ? changedText(before, after, path)
    : [{ path, says: String(after) }];
}

/** Values of a chart may be a text of YAML; of any other text, lines change. */
function changedText(before: Json | undefined, after: string, path: SettingPath): readonly Changed[] {
  const earlier = typeof before === 'string' ? before : '';
  const [was, is] = [quickDocument(earlier)?.data, quickDocument(after)?.data];
  if (isJsonObject(was) && isJsonObject(is)) return changedValues(was, is, path);
  const known = new Set(earlier.split('\n'));
  const lines = after.split('\n').map((says, index) => ({ path: [...path, index], says }));
  return lines.filter(({ says }) => !known.has(says));
}
