import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';

/** What templates of charts do to values, as Go, Sprig and Helm define it. */

/** Tells whether `if` and `with` take a value for true: nothing empty, no zero. */
export function isTrue(value: Json | undefined): value is Exclude<Json, null | ''> {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Finds the first value that counts as true, as `coalesce` and `default` do. */
export function coalesce(...values: readonly (Json | undefined)[]): Json | undefined {
  return values.find(isTrue);
}

/** Writes a value as `{{ . }}` does; nothing for `nil`. */
export function printed(value: Json | undefined): string {
  return value === undefined || value === null ? '' : printedWithin(value);
}

/** Within a list or a map, Go names what is nothing. */
function printedWithin(value: Json): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(printedWithin).join(' ')}]`;
  if (typeof value === 'number') return printedNumber(value);
  if (!isJsonObject(value)) return String(value);
  const keys = Object.keys(value).sort();
  return `map[${keys.map((key) => `${key}:${printedWithin(value[key] ?? null)}`).join(' ')}]`;
}

/** Go writes 1000000 of a Helm value as `1e+06`: https://pkg.go.dev/strconv#FormatFloat */
function printedNumber(value: number): string {
  const [mantissa, exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (value === 0 || (power >= -4 && power < MOST_DIGITS)) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

const MOST_DIGITS = 6;

/** Words that YAML 1.1, which Helm reads, takes for a boolean, and YAML 1.2 for a text. */
const BOOLEAN_WORDS: Readonly<Record<string, boolean>> = {
  y: true,
  yes: true,
  on: true,
  n: false,
  no: false,
  off: false,
};

/** Reads what stands behind a key in YAML where a template writes a value without quotes. */
export function unquoted(value: Json | undefined): Json {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = printed(value).trim();
  const word = BOOLEAN_WORDS[text.toLowerCase()];
  if (word !== undefined) return word;
  if (PLAIN.test(text) && !SPECIAL.test(text)) return text;
  if (OCTAL.test(text)) return Number.parseInt(text, 8);
  const read = readYaml(`x: ${text}`);
  return isJsonObject(read) && Object.keys(read).length === 1 ? (read.x ?? null) : text;
}

/** Texts that are one whatever reads them, but for a few words. */
const PLAIN = /^[A-Za-z_/$][\w./${}-]*$/;
const SPECIAL = /^(?:null|true|false)$/i;

/** YAML 1.1 reads a number with a zero in front in base eight. */
const OCTAL = /^[-+]?0[0-7]+$/;

/** Reads a text of YAML; nothing if it is none. */
export function readYaml(text: Json): Json | undefined {
  try {
    return parse(printed(text), { merge: true, uniqueKeys: false, logLevel: 'error' }) ?? null;
  } catch {
    return undefined;
  }
}

/** Joins lists, what is no list left out, and keeps the first of equal items: `concat … | uniq`. */
export function uniqueItems(...lists: readonly (Json | undefined)[]): Json[] {
  const items = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  const texts = items.map((item) => JSON.stringify(item));
  return items.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

/** Cuts a name as charts do: `trunc 63 | trimSuffix "-"`. */
export function cutName(name: string): string {
  return name.slice(0, 63).replace(/-$/, '');
}

/** Copies a map without some of its keys: `omit`. */
export function omit(map: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

/** Reads a map, empty if there is none. */
export function mapOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Reads a list, empty if there is none. */
export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Tells whether a value holds a text that `tpl` would expand. */
export function hasTemplate(value: Json): boolean {
  if (typeof value === 'string') return value.includes('{{');
  if (Array.isArray(value)) return value.some(hasTemplate);
  return isJsonObject(value) && Object.entries(value).some(([key, below]) => key.includes('{{') || hasTemplate(below));
}

/** Reads a whole number as `int` does: what is none counts as 0. */
export function wholeNumber(value: Json | undefined): number {
  const number = Math.trunc(Number(value ?? 0));
  return Number.isNaN(number) ? 0 : number;
}
