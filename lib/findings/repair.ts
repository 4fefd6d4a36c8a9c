import type { Json } from '../kubernetes/json';
import type { Edit, EnvironmentPath, Fix, Repair } from './finding';

/** Sentences beside a change. */
type Words = Omit<Repair, 'edits'>;

/** A key gets a value. */
export function setKey(path: EnvironmentPath, value: Json, words: Words = {}): Repair {
  return { edits: [{ change: 'set', path, value }], ...words };
}

/** A list gets one item more. */
export function addItem(path: EnvironmentPath, value: Json, words: Words = {}): Repair {
  return { edits: [{ change: 'add', path, value }], ...words };
}

/** A key or an item goes. */
export function removeKey(path: EnvironmentPath, words: Words = {}): Repair {
  return { edits: [{ change: 'remove', path }], ...words };
}

/** A value gets another key, and stays what it is. */
export function moveKey(path: EnvironmentPath, to: EnvironmentPath, words: Words = {}): Repair {
  return { edits: [{ change: 'move', path, to }], ...words };
}

/** A key is spelled in another way. */
export function renameKey(path: EnvironmentPath, name: string): Repair {
  return moveKey(path, [...path.slice(0, -1), name]);
}

/** Several changes in one: none of them is of use without the others. */
export function together(repairs: readonly Repair[], words: Words = {}): Repair {
  return { edits: repairs.flatMap(({ edits }) => edits), ...words };
}

/** The fix of a section in the file that the section stands in. */
export function below(section: EnvironmentPath, fix: Fix): Fix {
  if (typeof fix === 'string') return fix;
  return { ...fix, edits: fix.edits.map((edit) => editBelow(section, edit)) };
}

function editBelow(section: EnvironmentPath, edit: Edit): Edit {
  const path = [...section, ...edit.path];
  return edit.change === 'move' ? { ...edit, path, to: [...section, ...edit.to] } : { ...edit, path };
}

/** Whether a map or a list goes with its last entry: overrides and patches, of which no schema wants one that is empty. */
export function goesEmpty(path: EnvironmentPath): boolean {
  return path[0] === 'patches' || path.includes('values');
}
