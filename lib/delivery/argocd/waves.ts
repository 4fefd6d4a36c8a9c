import { isSameRelease, type Release } from '../../charts/release';

/** Waves of one sync: Argo CD applies the lowest first. */
export const PROJECT_WAVE = -1;
export const PREREQUISITES_WAVE = 0;
export const FIRST_RELEASE_WAVE = 1;

/** Sync waves of the releases. */
export interface ReleaseWaves {
  /** Wave of a release, 1 or more. */
  of(release: Release): number;

  /** The last wave with a release. */
  readonly last: number;
}

/** Puts each release one wave after the latest of those that it waits for. */
export function releaseWaves(releases: readonly Release[]): ReleaseWaves {
  const of = ({ after }: Release): number =>
    releases
      .filter((other) => after.some((before) => isSameRelease(before, other)))
      .reduce((wave, other) => Math.max(wave, of(other) + 1), FIRST_RELEASE_WAVE);
  return { of, last: Math.max(FIRST_RELEASE_WAVE, ...releases.map(of)) };
}
