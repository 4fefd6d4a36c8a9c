import { libraryYaml } from './yaml-library';
import { plainKey, plainText } from './yaml-text';

/**
 * Prints a value as one YAML document, keys in their given order: byte for byte as the library would, at a tenth of its
 * time. What is not certainly usual is printed by the library itself and put into its place.
 */
export function toYaml(value: unknown): string {
  return isFilled(value) ? `${printed(value, '\n')}\n` : libraryYaml(value);
}

type Collection = readonly unknown[] | Readonly<Record<string, unknown>>;

/** @param line the end of a line, and the indentation of the next one in this collection */
function printed(collection: Collection, line: string): string {
  const lines = isList(collection)
    ? Array.from(collection, (item) => printedItem(item, line))
    : Object.entries(collection).flatMap(([key, value]) =>
        value === undefined ? [] : [printedPair(key, value, line)],
      );
  return lines.join(line);
}

function printedItem(item: unknown, line: string): string {
  const inside = `${line}  `;
  const text = isFilled(item) ? printed(item, inside) : plain(item, inside);
  return text === undefined ? byLibrary([item], line) : `- ${text}`;
}

function printedPair(key: string, value: unknown, line: string): string {
  const inside = `${line}  `;
  if (!plainKey(key)) return byLibrary({ [key]: value }, line);
  if (isFilled(value)) return `${key}:${inside}${printed(value, inside)}`;
  const text = plain(value, inside);
  return text === undefined ? byLibrary({ [key]: value }, line) : `${key}: ${text}`;
}

/** Prints a value that holds no other; nothing for what is unusual. */
function plain(value: unknown, line: string): string | undefined {
  if (typeof value === 'string') return plainText(value, line);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : undefined;
  return undefined;
}

/**
 * Prints a collection by the library: on its own where it begins at the margin, else inside of another, because the
 * library quotes some texts at the margin only. All of its lines but the first and the empty ones are indented.
 */
function byLibrary(collection: Collection, line: string): string {
  if (line === '\n') return libraryYaml(collection).slice(0, -1);
  const [, ...lines] = libraryYaml({ in: collection }).slice(0, -1).split('\n');
  return lines
    .map((text) => text.slice(2))
    .join('\n')
    .replaceAll(/\n(?!\n|$)/g, line);
}

/** Is it a list or a map of JSON with something in it? */
function isFilled(value: unknown): value is Collection {
  if (typeof value !== 'object' || value === null) return false;
  if (isList(value)) return value.length > 0;
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) return false;
  return Object.values(value).some((below) => below !== undefined);
}

function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value);
}
