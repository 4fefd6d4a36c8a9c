import { didYouMean } from '../../findings/did-you-mean';
import type { EnvironmentPath } from '../../findings/finding';
import { isJsonObject, type Json } from '../../kubernetes/json';
import { type FormatName, formatNamed } from '../../schema/formats';
import { spelled, withUsualUnit } from '../../schema/near-texts';
import type { JsonSchema } from '../json-schema';

/** What a value should have been. */
interface Wanted {
  /** Message of zod's issue: the name of a format, if it is a text of one. */
  readonly message: string;

  /** What may stand there. */
  readonly schemas: readonly JsonSchema[];
}

/**
 * Lists what a value may have been meant as, the likeliest first. Each is the value itself, written in another way; no
 * text is repeated that may be a credential.
 */
export function meantValues(path: EnvironmentPath, value: Json, { message, schemas }: Wanted): readonly Json[] {
  const has = (type: string) => schemas.some((schema) => schema.type === type);
  return [
    ...(has('object') && value === null ? [{}] : []),
    ...(has('boolean') ? meantSwitch(value) : []),
    ...(has('integer') || has('number') ? meantNumber(value) : []),
    ...meantText(path, value, message),
    ...meantChoice(value, schemas.flatMap((schema) => schema.enum ?? []).map(String)),
  ];
}

const ON = ['true', 'yes', 'on'];
const OFF = ['false', 'no', 'off'];

/** A section without keys asks for what it is called, with every default. */
function meantSwitch(value: Json): readonly boolean[] {
  if (isJsonObject(value)) return Object.keys(value).length === 0 ? [true] : [];
  const word = String(value).toLowerCase();
  return ON.includes(word) ? [true] : OFF.includes(word) ? [false] : [];
}

function meantNumber(value: Json): readonly number[] {
  return typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value) ? [Number(value)] : [];
}

/** A number or true/false where a text is wanted only lacks its quotes, or its unit. */
function meantText(path: EnvironmentPath, value: Json, message: string): readonly string[] {
  const format = formatNamed(message);
  if (format === undefined) return [];
  if (typeof value === 'boolean') return message === 'text' ? [] : [String(value)];
  if (typeof value === 'number')
    return [withUsualUnit(String(path.at(-1)), value) ?? [], unitless(path, value, format.kind)].flat();
  if (typeof value !== 'string' || format.quotable !== true) return [];
  return [spelled(message as FormatName, value) ?? []].flat(); // formatNamed() knows it
}

/** Of durations and sizes, a number without a unit says nothing; in a list of names, it is no name that anything has. */
function unitless(path: EnvironmentPath, value: number, kind: unknown): readonly string[] {
  return kind === undefined && typeof path.at(-1) !== 'number' ? [String(value)] : [];
}

function meantChoice(value: Json, choices: readonly string[]): readonly string[] {
  const near = typeof value === 'string' ? didYouMean(value.trim(), choices) : undefined;
  return near === undefined ? [] : [near];
}
