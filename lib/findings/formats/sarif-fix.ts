import type { ArtifactLocation, Fix } from 'sarif';
import { repairedText } from '../repair-text';
import { changedRegion } from './changed-region';
import type { FiledFinding, FormatContext } from './context';

/**
 * The fix of a finding as a change of the text of its file.
 * @returns `undefined` where a person has to do something, or where the edits can not be made in that text exactly
 */
export function sarifFix(
  { finding: { fix }, place, filed }: FiledFinding,
  { textOf = () => undefined }: FormatContext,
  uriOf: (file: string) => ArtifactLocation,
): Fix | undefined {
  if (typeof fix === 'string' || fix.first !== undefined || !place || !filed) return undefined;
  const before = textOf(place.file);
  const after = before === undefined ? undefined : repairedText(before, fix.edits);
  if (before === undefined || after === undefined || after === before) return undefined;
  const { region, text } = changedRegion(before, after);
  return {
    artifactChanges: [
      {
        artifactLocation: uriOf(filed.file),
        replacements: [{ deletedRegion: region, insertedContent: { text } }],
      },
    ],
  };
}
