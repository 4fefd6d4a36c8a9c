import type { Json } from './json';

/** An environment variable with the value of one key of a Secret. */
export function fromSecret(name: string, secret: string, key: string): Json {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}
