import { didYouMean } from '../findings/did-you-mean';

/** What to do about a name that does not exist. */
export function writeOrCreate(kind: string, name: string, known: readonly string[]): string {
  const near = didYouMean(name, known);
  return near === undefined ? `create the ${kind} ${name}` : `write ${near}`;
}

/** What has the name that was probably meant. */
export function nearestNamed<T extends { readonly name: string }>(name: string, known: readonly T[]): T | undefined {
  const near = didYouMean(
    name,
    known.map((candidate) => candidate.name),
  );
  return known.find((candidate) => candidate.name === near);
}

/** Is one name the other with a slip of the pen? */
export function isTypo(name: string, other: string): boolean {
  return name !== other && didYouMean(name, [other]) !== undefined;
}
