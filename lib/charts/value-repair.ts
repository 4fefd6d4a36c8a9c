import type { EnvironmentPath, Fix, Repair } from '../findings/finding';
import { isOnTheWay } from '../findings/paths';
import { moveKey, removeKey, setKey, together } from '../findings/repair';
import { isJsonObject, type Json, valueAt } from '../kubernetes/json';
import { overriddenLeaves } from './overridden';
import { placeOfValue, type Release, type ValuesPatch } from './release';

/** A value of a chart, or an item in a list of it. */
type ValuePath = readonly (string | number)[];

/** What is said about values: overrides by hand, and operations of patches after them. */
type Said = Pick<Release, 'overrides' | 'valuesPath' | 'patches'>;

/** The same, with what it is said about. */
type SaidOf = Said & Pick<Release, 'own'>;

/** Takes away what says a value: the override, and the operation of a patch or the part of it. */
export function removeValue(said: Said, path: ValuePath): Repair | undefined {
  const { overrides, valuesPath } = said;
  const patch = patchOf(said, path);
  const repairs = [
    ...(valueAt(overrides, ...path) === undefined ? [] : [removeKey([...valuesPath, ...path])]),
    ...(patch === undefined ? [] : [removeKey(withinPatch(patch, path) ?? patch.at)]),
  ];
  return repairs.length === 0 ? undefined : together(repairs);
}

/** The same as a fix: where nothing says the value, there is nothing that could be taken away. */
export function withoutValue(said: Said, path: ValuePath, otherwise: string): Fix {
  return removeValue(said, path) ?? otherwise;
}

/** Writes a value: into the operation of the patch that decides it, else as an override. */
export function setValue(said: Said, path: ValuePath, value: Json): Repair {
  const patch = patchOf(said, path);
  const override = setKey([...said.valuesPath, ...path], value);
  if (patch === undefined) return override;
  const rest = path.slice(patch.path.length);
  if (patch.value !== undefined && patch.path.length <= path.length && (rest.length === 0 || holds(patch, rest)))
    return setKey([...patch.at, 'value', ...rest], value);
  return together([removeKey(patch.at), override]);
}

/** Gives a value another key of the chart, where an override says it; an operation is written anew. */
export function moveValue(said: SaidOf, path: ValuePath, to: ValuePath, value: Json): Repair {
  const patch = patchOf(said, path);
  if (patch === undefined) return moveKey([...said.valuesPath, ...path], [...said.valuesPath, ...to]);
  const rest = path.slice(patch.path.length);
  const isBeside = to.length === path.length && path.slice(0, -1).join('\n') === to.slice(0, -1).join('\n');
  if (rest.length > 0 && isBeside && holds(patch, rest)) {
    const within = [...patch.at, 'value', ...rest];
    return moveKey(within, [...within.slice(0, -1), to.at(-1) ?? '']);
  }
  const isFree = valueAt(said.own, ...to) === undefined;
  if (rest.length === 0 && patch.pointer !== undefined && isFree)
    return setKey([...patch.at, 'path'], patch.pointer(to.map(String)));
  const removal = removeKey(withinPatch(patch, path) ?? patch.at);
  return together([removal, setKey([...said.valuesPath, ...to], value)]);
}

/** The operation that decides a value, as the finding about it names it. */
function patchOf(said: Said, path: ValuePath): ValuesPatch | undefined {
  const { patches = [] } = said;
  const place = placeOfValue(said, path);
  const isPatched = place[0] === 'patches';
  const last = patches.findLast((candidate) => isOnTheWay(candidate.path, path));
  return isPatched ? last : undefined;
}

/** The place in the value of an operation; `undefined` where the operation is of no use without it. */
function withinPatch(patch: ValuesPatch, path: ValuePath): EnvironmentPath | undefined {
  const rest = path.slice(patch.path.length);
  if (rest.length === 0 || patch.path.length > path.length || !holds(patch, rest)) return undefined;
  const { value } = patch;
  if (!isJsonObject(value)) return undefined;
  const others = overriddenLeaves(value).filter((leaf) => !isOnTheWay(leaf, rest));
  return others.length === 0 ? undefined : [...patch.at, 'value', ...rest];
}

function holds({ value }: ValuesPatch, rest: ValuePath): boolean {
  return valueAt(value, ...rest) !== undefined;
}
