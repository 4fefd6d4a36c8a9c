import type { JsonObject } from '../../../kubernetes/json';
import type { EffectiveDialect } from './dialect';

/** A release of the chart for Alloy with the values that its templates see. */
export interface AlloyRelease {
  /** Name of the Helm release. */
  readonly name: string;

  /** Namespace that Helm is told. */
  readonly namespace: string;

  /** Version of Alloy that the chart installs unless values name another. */
  readonly appVersion: string;

  /** Name of most objects. */
  readonly fullName: string;

  /** All values. */
  readonly values: JsonObject;

  /** The values of Alloy itself. */
  readonly alloy: JsonObject;

  /** How this version renders them. */
  readonly dialect: EffectiveDialect;
}
