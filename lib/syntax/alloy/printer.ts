import { documentProblems } from './check';
import { type Block, Call, type Component, Reference, type Value, type ValueMap } from './document';
import { comment, identifier, mapKey, numeral, quote } from './text';

/** Lists up to this long stand on one line. */
const LINE = 100;

/**
 * The text of a document as `alloy fmt` leaves it (grafana/alloy@v1.12.0:syntax/printer/walker.go).
 * @throws on a document that Alloy would not load: a mistake in this project, never in an environment file.
 */
export function printDocument(components: readonly Component[]): string {
  const problems = documentProblems(components);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return printBlocks(components);
}

/** Prints blocks one below the other, as a whole file. */
export function printBlocks(blocks: readonly Block[]): string {
  return `${blocks.map((entry) => printBlock(entry, '')).join('\n\n')}\n`;
}

function printBlock({ name, label, comment: lines = [], attributes, blocks }: Block, indent: string): string {
  const head = [identifier(name), ...(label === undefined ? [] : [`"${identifier(label)}"`])].join(' ');
  const above = lines.map((line) => `${indent}${comment(line)}\n`).join('');
  const inner = `${indent}\t`;
  const entries = Object.entries(attributes).map(
    ([key, value]) => [identifier(key), printValue(value, inner)] as const,
  );
  const body = [
    ...(entries.length > 0 ? [alignEntries(entries, inner).join('\n')] : []),
    ...blocks.map((entry) => printBlock(entry, inner)),
  ];
  if (body.length === 0) return `${above}${indent}${head} { }`;
  return `${above}${indent}${head} {\n${body.join('\n\n')}\n${indent}}`;
}

/** `key = value` lines. Equals signs align until a value takes more than one line. */
function alignEntries(entries: readonly (readonly [string, string])[], indent: string, end = ''): string[] {
  const runs: (readonly [string, string])[][] = [[]];
  for (const entry of entries) {
    runs.at(-1)?.push(entry);
    if (entry[1].includes('\n')) runs.push([]);
  }
  return runs.flatMap((run) => {
    const width = Math.max(...run.map(([key]) => key.length));
    return run.map(([key, value]) => `${indent}${key.padEnd(width)} = ${value}${end}`);
  });
}

function printValue(value: Value, indent: string): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return numeral(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Reference) return printReference(value);
  if (value instanceof Call) return printCall(value);
  return isList(value) ? printList(value, indent) : printMap(value, indent);
}

/** `loki.write.default.receiver` */
function printReference({ component: { name, label }, exported }: Reference): string {
  return [name, label, exported].map(identifier).join('.');
}

function printCall({ name, parameters }: Call): string {
  return `${identifier(name)}(${parameters.map((parameter) => printValue(parameter, '')).join(', ')})`;
}

function printList(list: readonly Value[], indent: string): string {
  const line = `[${list.map((item) => printValue(item, '')).join(', ')}]`;
  if (line.length <= LINE && !line.includes('\n')) return line;
  const inner = `${indent}\t`;
  return `[\n${list.map((item) => `${inner}${printValue(item, inner)},\n`).join('')}${indent}]`;
}

function printMap(map: ValueMap, indent: string): string {
  const inner = `${indent}\t`;
  const entries = Object.entries(map).map(([key, value]) => [mapKey(key), printValue(value, inner)] as const);
  return entries.length === 0 ? '{}' : `{\n${alignEntries(entries, inner, ',').join('\n')}\n${indent}}`;
}

function isList(value: readonly Value[] | ValueMap): value is readonly Value[] {
  return Array.isArray(value);
}
