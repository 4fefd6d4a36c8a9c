import { isJsonObject, type Json } from '../kubernetes/json';
import { Duration } from '../units/duration';
import { Size } from '../units/size';

/** Tells whether two values mean the same to a program: `30d` and `720h`, `1Gi` and `1024Mi`, maps in another order. */
export function isSameValue(one: Json | undefined, other: Json | undefined): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (isJsonObject(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
  }
  if (typeof value !== 'string') return String(value);
  const amount = Duration.parse(value)?.milliseconds ?? Size.parse(value)?.bytes;
  return amount === undefined ? JSON.stringify(value) : String(amount);
}
