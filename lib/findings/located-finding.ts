import type { Finding } from './finding';

/** A finding and the place in a file that it speaks of. */
export interface LocatedFinding {
  /** What was found. */
  readonly finding: Finding;

  /** `environments/production.yaml:14:5` */
  readonly location: string;
}

/** A place in a text file. */
export interface Position {
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
export function formatPosition({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

/** Sorts by place, and keeps one of the findings that several files inherit from the same place. */
export function inReadingOrder(findings: readonly PlacedFinding[]): readonly LocatedFinding[] {
  const distinct = new Map(findings.map((placed) => [identity(placed), placed]));
  return [...distinct.values()]
    .sort((a, b) => comparePositions(a.position, b.position))
    .map(({ finding, position }) => ({ finding, location: formatPosition(position) }));
}

function identity({ finding, position }: PlacedFinding): string {
  return JSON.stringify([finding.id, formatPosition(position), finding.path]);
}

function comparePositions(a: Position, b: Position): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
