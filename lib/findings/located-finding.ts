import type { Finding } from './finding';

/** A finding and the place in a file that it speaks of. */
export interface LocatedFinding {
  /** What was found. */
  readonly finding: Finding;

  /** For people: `environments/production.yaml:14:5`, `dist/`, or the path of a construct. */
  readonly location: string;

  /** For machines. @default - it is told at a construct, of no file that is known */
  readonly place?: Place;
}

/** A file or a folder, or a place in a file. */
export interface Place {
  /** Path as it was given, with forward slashes; that of a folder ends with one. */
  readonly file: string;

  /** Counted from 1. @default - the file as a whole */
  readonly line?: number;

  /** Counted from 1. @default - the line as a whole */
  readonly column?: number;
}

/** A place in a text file. */
export interface Position extends Place {
  /** Path of the file, relative, with forward slashes. */
  readonly file: string;

  /** Counted from 1. */
  readonly line: number;

  /** Counted from 1. */
  readonly column: number;
}

/** A finding whose place is still data, so that it can be sorted. */
export interface PlacedFinding {
  /** What was found. */
  readonly finding: Finding;

  /** The place that it speaks of. */
  readonly position: Position;
}

/** Prints a place as `environments/production.yaml:14:5`, which terminals and editors turn into a link. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** Tells a finding at a place. */
export function findingAt(place: Place, finding: Finding): LocatedFinding {
  return { finding, location: formatPlace(place), place };
}

/** Sorts by place, and keeps one of the findings that several files inherit from the same place. */
export function inReadingOrder(findings: readonly PlacedFinding[]): readonly LocatedFinding[] {
  const distinct = new Map(findings.map((placed) => [identity(placed), placed]));
  return [...distinct.values()]
    .sort((a, b) => comparePositions(a.position, b.position))
    .map(({ finding, position }) => findingAt(position, finding));
}

function identity({ finding, position }: PlacedFinding): string {
  return JSON.stringify([finding.id, formatPlace(position), finding.path]);
}

function comparePositions(a: Position, b: Position): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
