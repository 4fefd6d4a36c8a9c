import { anyOf } from '../syntax/re2-literal';

/** A matcher, of LogQL and PromQL alike, for a label that has one of some values. */
export function oneOf(label: string, values: readonly string[]): string {
  const different = [...new Set(values)];
  const [first = '', ...others] = different;
  if (others.length === 0) return `${label}=${JSON.stringify(first)}`;
  return `${label}=~${JSON.stringify(anyOf(different))}`;
}
