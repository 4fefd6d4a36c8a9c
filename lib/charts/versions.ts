import compare from 'semver/functions/compare';
import parse from 'semver/functions/parse';

/** Tells whether a text is one version, and no range of them: `6.49.0`, `v6.49.0`. */
export function isExactVersion(text: string): boolean {
  return parse(text) !== null;
}

/** Compares two exact versions: below 0 if the first is older. */
export function compareVersions(one: string, other: string): number {
  return compare(one, other);
}

/**
 * Says of a version what it knows of something that came with another one.
 * @returns a question for the first version that has it: `since('1.7.0')`
 */
export function knownSince(version: string): (first: string) => boolean {
  return (first) => compare(version, first) >= 0;
}

/** The major version: 6 of `6.49.0`. */
export function majorOf(version: string): number {
  return parse(version)?.major ?? 0;
}

/** Tells whether two versions differ in no more than a patch. */
export function isPatchBeside(one: string, other: string): boolean {
  const [first, second] = [parse(one), parse(other)];
  return first?.major === second?.major && first?.minor === second?.minor;
}

/**
 * Finds the version that is nearest to another: of the same major version if there is one, then by minor, then by patch;
 * of two that are as near the older one. Of another major version it is the one next to it.
 * @returns `undefined` if there are none to choose from
 */
export function nearestVersion(wanted: string, known: readonly string[]): string | undefined {
  return nearestVersions(wanted, known)[0];
}

/** Lists the few versions that are nearest to another, the nearest first; none if it is no exact version. */
export function nearestVersions(wanted: string, known: readonly string[]): readonly string[] {
  const from = parse(wanted);
  if (!from) return [];
  const distance = (version: string): readonly number[] => {
    const to = parse(version);
    if (!to) return [Infinity];
    const [major, minor, patch] = [to.major - from.major, to.minor - from.minor, to.patch - from.patch];
    // Of an older major version the last one is next to it, of a newer one the first.
    const beyond = major < 0 ? [-to.minor, -to.patch] : [to.minor, to.patch];
    return [Math.abs(major), ...(major === 0 ? [Math.abs(minor), Math.abs(patch)] : beyond)];
  };
  const byDistance = (a: string, b: string) => compareLists(distance(a), distance(b)) || compare(a, b);
  return [...known].sort(byDistance).slice(0, FEW);
}

const FEW = 3;

function compareLists(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
