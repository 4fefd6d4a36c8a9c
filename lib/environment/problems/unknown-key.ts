import { didYouMean, spelling } from '../../findings/did-you-mean';
import { type EnvironmentPath, type Finding, type Fix, formatPath, type Repair } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { moveKey, removeKey, renameKey } from '../../findings/repair';
import { isJsonObject, type JsonObject, valueAt } from '../../kubernetes/json';
import { UNKNOWN_KEY } from './kinds';
import { mends } from './mends';
import { keysAt, pathsOfKey } from './schema-tree';

/** Above this many places, listing them helps nobody. */
const MOST_PLACES = 3;

/** A key that nothing reads: a slip of the pen, or one that belongs elsewhere. */
export function unknownKey(path: EnvironmentPath, data: JsonObject): Finding {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  return finding(UNKNOWN_KEY, {
    path,
    problem: `\`${key}\` is not a key of ${parent.length === 0 ? 'an environment file' : formatPath(parent)}`,
    consequence: 'nothing reads it, so the cluster would run without it',
    fix: renamed(path, data) ?? moved(path, data) ?? removal(path),
  });
}

/** The key of the same map that is nearly spelled like an unknown one. One that is known elsewhere is no slip. */
function renamed(path: EnvironmentPath, data: JsonObject): Fix | undefined {
  const key = String(path.at(-1));
  const near = didYouMean(key, keysAt(path.slice(0, -1)));
  if (near === undefined || (placesOf(key).length > 0 && spelling(near) !== spelling(key))) return undefined;
  const isThere = valueAt(data, ...path.slice(0, -1), near) !== undefined;
  if (isThere) return removeKey(path, { otherwise: `delete \`${near}\`, and write this one so` });
  const repair = renameKey(path, near);
  const named = valueAt(data, ...path);
  // What is wrong with the value as well, only a person can mend.
  const isMended = isJsonObject(named) || Array.isArray(named) || mends(data, repair);
  return isMended ? repair : `write \`${near}\` instead of \`${formatPath([key])}\`, with a value that fits it`;
}

/** What was written stays, at the one place of that name that takes it. */
function moved(path: EnvironmentPath, data: JsonObject): Fix | undefined {
  const places = placesOf(String(path.at(-1)));
  if (places.length === 0 || places.length > MOST_PLACES) return undefined;
  const taken = places.filter((place) => valueAt(data, ...place) !== undefined);
  if (taken.length === places.length) {
    return removeKey(path, { otherwise: `write its value as ${listed(taken)}, in place of what stands there` });
  }
  const fitting = places.flatMap((place) => movedTo(path, place, data) ?? []);
  const [first, second] = fitting;
  if (first !== undefined && second === undefined) return first;
  return `move it to where it belongs: ${listed(places)}`;
}

function listed(places: readonly EnvironmentPath[]): string {
  return places.map((place) => `\`${formatPath(place)}\``).join(' or ');
}

function movedTo(path: EnvironmentPath, place: EnvironmentPath, data: JsonObject): Repair | undefined {
  if (valueAt(data, ...place) !== undefined) return undefined;
  const repair = moveKey(path, place);
  return mends(data, repair) ? repair : undefined;
}

function removal(path: EnvironmentPath): Repair {
  const siblings = keysAt(path.slice(0, -1));
  if (siblings.length === 0) return removeKey(path);
  const values = siblings.includes('values')
    ? `write it below \`${formatPath([...path.slice(0, -1), 'values'])}\` if the chart has it, or `
    : '';
  return removeKey(path, { otherwise: `${values}use one of these: ${siblings.join(', ')}` });
}

function placesOf(key: string): readonly (readonly string[])[] {
  return pathsOfKey(key).filter((place) => !place.includes('*'));
}
