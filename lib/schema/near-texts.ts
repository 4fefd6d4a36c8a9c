import { entryOf } from '../collections/entry-of';
import { FORMATS, type FormatName } from './formats';

/** Units as people write them, and as they are read. */
const DURATIONS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ms|millis(?:econds?)?)$/, 'ms'],
  [/^(?:s|secs?|seconds?)$/, 's'],
  [/^(?:m|mins?|minutes?)$/, 'm'],
  [/^(?:h|hrs?|hours?)$/, 'h'],
  [/^(?:d|days?)$/, 'd'],
  [/^(?:w|weeks?)$/, 'w'],
];

const SIZES: readonly (readonly [RegExp, string])[] = [
  [/^kib?$/, 'Ki'],
  [/^mib?$/, 'Mi'],
  [/^gib?$/, 'Gi'],
  [/^tib?$/, 'Ti'],
  [/^kb?$/, 'k'],
  [/^mb?$/, 'M'],
  [/^gb?$/, 'G'],
  [/^tb?$/, 'T'],
];

/** Units that a plain number has where people leave it out, by key: other keys have no usual one. */
const USUAL: Readonly<Record<string, string>> = { retention: 'd', volume: 'Gi', nodeMemory: 'Gi' };

/** Spells a text of a format as it is read, where it can only mean one thing: `7 days` is `7d`. */
export function spelled(format: FormatName, text: string): string | undefined {
  const plain = text.trim();
  const units = format === 'duration' ? DURATIONS : format === 'size' ? SIZES : undefined;
  const candidate = units === undefined ? plain : withUnit(plain, units);
  const fits = candidate !== undefined && candidate !== text && FORMATS[format].pattern.test(candidate);
  return fits ? candidate : undefined;
}

function withUnit(text: string, units: typeof DURATIONS): string | undefined {
  const [, amount = '', unit = ''] = /^(\d+)\s*([a-z]+)$/i.exec(text) ?? [];
  const [, known] = units.find(([pattern]) => pattern.test(unit.toLowerCase())) ?? [];
  return known === undefined ? undefined : `${amount}${known}`;
}

/** Gives a number the unit that it has at this key, if it has one. */
export function withUsualUnit(key: string, amount: number): string | undefined {
  const unit = entryOf(USUAL, key);
  return unit === undefined || !Number.isInteger(amount) || amount <= 0 ? undefined : `${amount}${unit}`;
}
