import type { JsonObject } from '../kubernetes/json';
import type { KubeObject } from '../references/kube-object';

/** A Helm release as an object of a delivery engine asks for it, patches included. */
export interface DeliveredRelease {
  /** The Helm release name: charts build names of objects from it. */
  readonly name: string;

  /** Where its objects go. */
  readonly namespace: string;

  /** Name of the chart in its repository; empty if it comes from none. */
  readonly chart: string;

  /** Chart version, or the range of versions that the object says: `6.49.0`. */
  readonly version: string;

  /** URL of the chart's repository. @default - the object that names it is not there */
  readonly repository?: string;

  /** Digest of the one artefact of a registry that the chart must be. @default - there is none */
  readonly digest?: string;

  /** Values beyond the chart's own defaults. */
  readonly values: JsonObject;

  /**
   * Why the objects alone do not tell what it renders to, in a few words: `it takes values from elsewhere`.
   * @default - they do
   */
  readonly unknowable?: string;

  /** The object that asks for it. */
  readonly object: KubeObject;
}
