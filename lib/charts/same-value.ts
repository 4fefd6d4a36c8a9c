import { isJsonObject, type Json } from '../kubernetes/json';
import { Duration } from '../units/duration';
import { Size } from '../units/size';

/** Tells whether two values mean the same to a program: `30d` and `720h`, `1Gi` and `1024Mi`, maps in another order. */
export function isSameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, place) => isSameValue(item, other[place]));
  if (isJsonObject(one) && isJsonObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && isSameValue(one[key], other[key]))
    );
  }
  return isScalar(one) && isScalar(other) && amountOf(one) === amountOf(other);
}

function isScalar(value: Json | undefined): value is Exclude<Json, object> | null | undefined {
  return typeof value !== 'object' || value === null;
}

function amountOf(value: Exclude<Json, object> | null | undefined): string {
  if (typeof value !== 'string') return String(value);
  const amount = Duration.parse(value)?.milliseconds ?? Size.parse(value)?.bytes;
  return amount === undefined ? JSON.stringify(value) : String(amount);
}
