/** Version that a program reports; a number that it leaves out is 0. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Finds the first version in a text. `go1.26.8` is none: programs built without a version still tell that of Go. */
export function parseVersion(text: string): Version | undefined {
  const match = /(?<![\w.])v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  if (!match) return undefined;
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map((digits) => Number(digits ?? 0));
  return { major, minor, patch };
}

export function versionText({ major, minor, patch }: Version): string {
  return `${major}.${minor}.${patch}`;
}

export function isAtLeast(version: Version, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

/** How many minor versions lie between two of the same major version. */
export function minorsBetween(a: Version, b: Version): number {
  return a.major === b.major ? Math.abs(a.minor - b.minor) : Number.POSITIVE_INFINITY;
}
