import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { isJsonObject, type Json } from '../kubernetes/json';
import { applyEdits } from './apply-edits';
import type { Edit } from './finding';
import { editText } from './text-edits';

/**
 * Makes the edits of a repair in the text of an environment file, of which everything else stays as it was written.
 * @returns `undefined` where that can not be done exactly: in what the file extends, in aliases, in values without a line
 * of their own
 */
export function repairedText(text: string, edits: readonly Edit[]): string | undefined {
  const data = read(text);
  // What is inherited shows through where something goes, and lists are not merged.
  if (data === undefined || (data.extends !== undefined && edits.some(({ change }) => change !== 'set')))
    return undefined;
  const edited = edits.reduce<string | undefined>(
    (before, edit) => (before === undefined ? undefined : editText(before, edit)),
    text,
  );
  if (edited === undefined) return undefined;
  return isDeepStrictEqual(read(edited), applyEdits(data, edits)) ? edited : undefined;
}

function read(text: string): Readonly<Record<string, Json>> | undefined {
  const document = parseDocument(text, { prettyErrors: false, merge: true, stringKeys: true });
  if (document.errors.length > 0) return undefined;
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    return isJsonObject(data) ? data : undefined;
  } catch {
    // Aliases that multiply: the file is refused for that.
    return undefined;
  }
}
