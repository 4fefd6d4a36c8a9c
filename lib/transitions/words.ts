import { list } from '../syntax/list';

/** Names things in a sentence, each as code: "`a`, `b` and `c`". */
export function codes(names: readonly string[]): string {
  return list(names.map((name) => `\`${name}\``));
}

/** Finds what is in the one list and not in the other. */
export function without(items: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set(items)].filter((item) => !others.includes(item));
}
