import type { LocatedFinding } from '../located-finding';
import { countFindings, formatFindings, formatNote, isNote } from '../report';

/** Prints findings for a terminal: faults, how many they are, and a line for each note. */
export function toText(found: readonly LocatedFinding[]): string {
  const faults = found.filter((each) => !isNote(each));
  const notes = found.filter(isNote).map(formatNote);
  const told =
    faults.length === 0 ? [] : [`${formatFindings(faults)}\n`, countFindings(faults.map(({ finding }) => finding))];
  return [...told, ...notes].map((line) => `${line}\n`).join('');
}
