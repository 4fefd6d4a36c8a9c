import type { Difference } from './snapshot';

/** @throws a sentence, unless what was expected holds */
export function expectThat(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence);
}

/** Checks which objects came, went and changed. @throws which ones should not have, and which ones should */
export function expectDifference(what: string, found: Difference, expected: Difference): void {
  const kinds = ['added', 'removed', 'changed'] as const;
  const lines = kinds.flatMap((kind) => [
    ...without(found[kind], expected[kind]).map((name) => `${kind}, and should not be: ${name}`),
    ...without(expected[kind], found[kind]).map((name) => `not ${kind}, and should be: ${name}`),
  ]);
  expectThat(lines.length === 0, `${what}:\n${lines.join('\n')}`);
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name));
}
