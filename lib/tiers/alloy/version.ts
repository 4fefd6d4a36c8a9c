/**
 * Whether a version of Alloy is a minor version or newer.
 * @param version `1.18.1`
 */
export function isSince(version: string, [major, minor]: readonly [major: number, minor: number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
