import { isTrue, mapOf, printed } from '../../../charts/go-template';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import type { EffectiveDialect } from './dialect';

/** A release of the chart for collectors with the values that its templates see. */
export interface CollectorRelease {
  /** Name of the Helm release. */
  readonly name: string;

  /** Namespace that Helm is told. */
  readonly namespace: string;

  /** Version of the collector that the chart installs unless values name another. */
  readonly appVersion: string;

  /** Name that those of most objects start with. */
  readonly fullName: string;

  /** All values. */
  readonly values: JsonObject;

  /** How this version renders them. */
  readonly dialect: EffectiveDialect;
}

/** Namespace of the objects of a release. */
export function namespaceOf({ namespace, values }: CollectorRelease): string {
  return isTrue(values.namespaceOverride) ? printed(values.namespaceOverride) : namespace;
}

/** Reads the values of a preset. */
export function preset({ values }: CollectorRelease, name: string): JsonObject {
  return mapOf(valueAt(values, 'presets', name));
}

export function isPresetOn(release: CollectorRelease, name: string): boolean {
  return isTrue(preset(release, name).enabled);
}

/** Tells whether a part of a preset is switched on. */
export function isPartOn(release: CollectorRelease, name: string, part: string): boolean {
  return isTrue(mapOf(preset(release, name)[part]).enabled);
}

/** Tells whether the pods run on every node. */
export function isAgent({ values }: CollectorRelease): boolean {
  return values.mode === 'daemonset';
}

/** Tells whether components are written by their new names. */
export function rewritesNames({ values, dialect: { rewrites } }: CollectorRelease): boolean {
  return rewrites !== undefined && isTrue(values[rewrites]);
}
