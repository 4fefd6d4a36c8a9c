import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { relative } from 'node:path';
import { visibleLine } from '../syntax/visible';

/** What people read where a program of ours has a bug: what it is, where, and what to do. Quotes no source. */
export function bugReport(failure: unknown): string {
  const places = failure instanceof Error ? framesOf(failure).slice(0, MOST_FRAMES) : [];
  return [
    `This is a bug in cdk8s-logging, and no mistake of yours: ${visibleLine(summary(failure))}`,
    ...places.map((place) => `  at ${visibleLine(place)}`),
    'Please report it with these lines and the environment file, without names and secrets of your own.',
    '',
  ].join('\n');
}

const MOST_FRAMES = 10;
const MOST_LETTERS = 300;

/** A message may quote a file, in double quotes as parsers do, and an address may hold a password. */
function summary(failure: unknown): string {
  if (!(failure instanceof Error)) return `something that is no error was thrown: ${typeof failure}`;
  const [line = ''] = failure.message.split('\n');
  const text = line.replaceAll(/"(?:[^"\\]|\\.)*"?/g, '"…"').replaceAll(/\/\/[^/\s@]*@/g, '//');
  return `${failure.name}: ${text.slice(0, MOST_LETTERS)}`;
}

/** The places in files of the project that led there, the last one first. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack.split('\n').flatMap((line) => {
    const { name, file, row, column } = FRAME.exec(line)?.groups ?? {};
    if (file === undefined || file.startsWith('node:')) return [];
    // A bundle has other names for functions than its sources.
    const source = mapped(file, Number(row), Number(column));
    if (source !== undefined) return [source];
    const place = `${relative(process.cwd(), file)}:${row}`;
    return [name === undefined ? place : `${place} (${name})`];
  });
}

/** A line of V8: https://v8.dev/docs/stack-trace-api */
const FRAME = /^\s+at (?:(?:async )?(?<name>[^()]+?) \()?(?:file:\/\/)?(?<file>[^()]+?):(?<row>\d+):(?<column>\d+)\)?$/;

const maps = new Map<string, SourceMap | undefined>();

/** Where a place of a bundle stands in the sources: esbuild writes the map beside it. */
function mapped(file: string, row: number, column: number): string | undefined {
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  const entry = maps.get(file)?.findEntry(row - 1, column - 1);
  if (entry === undefined || !('originalSource' in entry)) return undefined;
  return `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}`;
}

function readMap(file: string): SourceMap | undefined {
  try {
    return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  } catch {
    return undefined;
  }
}
