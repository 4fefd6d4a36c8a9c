import { printed } from '../../../charts/go-template';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { DISTRIBUTED_MODES, type EffectiveDialect } from './dialect';

/** A release of a chart for Loki with the values that its templates see. */
export interface LokiRelease {
  /** Name of the Helm release. */
  readonly name: string;

  /** Namespace that Helm is told. */
  readonly releaseNamespace: string;

  /** Namespace of its objects. */
  readonly namespace: string;

  /** Version of Loki that the chart installs unless values name another. */
  readonly appVersion: string;

  /** All values, defaults that are templates among them. */
  readonly values: JsonObject;

  /** The values that are given to the chart. */
  readonly said: JsonObject;

  readonly dialect: EffectiveDialect;
}

/** Reads one of the values. */
export function at({ values }: Pick<LokiRelease, 'values'>, ...path: readonly (string | number)[]): Json | undefined {
  return valueAt(values, ...path);
}

/** Tells whether `loki.storage.type` is an object store. */
export function usesObjectStorage(release: LokiRelease): boolean {
  return release.dialect.objectStores.includes(printed(at(release, 'loki', 'storage', 'type')));
}

export function isMonolithic(release: LokiRelease): boolean {
  return release.dialect.monolithicModes.includes(modeOf(release));
}

export function isScalable(release: LokiRelease): boolean {
  return usesObjectStorage(release) && release.dialect.scalableModes.includes(modeOf(release));
}

export function isDistributed(release: LokiRelease): boolean {
  return usesObjectStorage(release) && DISTRIBUTED_MODES.includes(modeOf(release));
}

function modeOf(release: LokiRelease): string {
  return printed(at(release, 'deploymentMode'));
}
