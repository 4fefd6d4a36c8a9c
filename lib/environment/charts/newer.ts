/** Tells whether an exact version comes after another one: https://semver.org, 11. Of two before a release, neither does. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [partsOf(version), partsOf(than)];
  const index = a.numbers.findIndex((number, at) => number !== b.numbers[at]);
  if (index >= 0) return (a.numbers[index] ?? 0) > (b.numbers[index] ?? 0);
  return b.isBefore && !a.isBefore;
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly isBefore: boolean } {
  const [plain = ''] = version.split('+', 1);
  const [numbers = ''] = plain.split('-', 1);
  return { numbers: numbers.split('.').map(Number), isBefore: plain.includes('-') };
}
