import * as z from 'zod';
import { Duration } from '../units/duration';
import { Size } from '../units/size';
import { FORMATS, type FormatName } from './formats';

/**
 * A text in a format, without control characters. Every issue it gives has the name of the format that it lacks as its
 * message.
 */
export function text(format: FormatName) {
  const { pattern, example } = FORMATS[format];
  return z
    .string({ error: format })
    .regex(pattern, { error: format, abort: true })
    .refine((written) => FORMATS.printable.pattern.test(written), { error: 'printable' })
    .meta({ examples: [example] });
}

/** A duration above zero. */
export const duration = text('duration').transform((written, context) => {
  const parsed = Duration.parse(written);
  if (parsed !== undefined && parsed.milliseconds > 0) return parsed;
  context.issues.push({ code: 'custom', message: 'duration', input: written });
  return z.NEVER;
});

/** A size above zero. */
export const size = text('size').transform((written, context) => {
  const parsed = Size.parse(written);
  if (parsed !== undefined && parsed.bytes > 0) return parsed;
  context.issues.push({ code: 'custom', message: 'size', input: written });
  return z.NEVER;
});

/** A whole number of pods, nodes or copies. */
export const count = z.int().min(1);

/** A TCP port. */
export const port = z.int().min(1).max(65535);

/** Labels of a Kubernetes object. */
export const labels = z.record(text('labelName'), text('labelValue'));

/** Names of one kind, none twice and none forgotten, as keys of a map that a person may leave out one by one. */
export function optionalKeys<Name extends string, Value extends z.ZodType>(
  names: readonly Name[],
  value: (name: Name) => Value,
) {
  const entries = names.map((name) => [name, value(name).optional()] as const);
  // Object.fromEntries() forgets the type of its keys.
  return z.strictObject(Object.fromEntries(entries) as Record<Name, z.ZodOptional<Value>>);
}
