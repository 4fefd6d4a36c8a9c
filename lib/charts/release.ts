import type { EnvironmentPath } from '../findings/finding';
import type { JsonObject } from '../kubernetes/json';
import type { ChartModel } from './chart';

/** Identity of a release in its cluster. */
export interface ReleaseId {
  /** The Helm release name, explicit because charts build Service names from it. */
  readonly name: string;

  /** Namespace that Helm installs it into. */
  readonly namespace: string;
}

/** A Helm release, whichever engine delivers it. */
export interface Release extends ReleaseId {
  /** The exact chart that is installed. */
  readonly chart: ChartModel;

  /** The complete values beyond the chart's own defaults. */
  readonly values: JsonObject;

  /** What the environment file adds to the values by hand, already merged into them. */
  readonly overrides: JsonObject;

  /** Where it says so. */
  readonly valuesPath: EnvironmentPath;

  /** Releases that must be ready before this one is of use. */
  readonly after: readonly ReleaseId[];
}

export function isSameRelease(one: ReleaseId, other: ReleaseId): boolean {
  return one.name === other.name && one.namespace === other.namespace;
}
