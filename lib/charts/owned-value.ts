import type { EnvironmentPath } from '../findings/finding';
import type { Json, JsonObject } from '../kubernetes/json';
import type { KeyPath } from './key-model';

/** A value of a chart that a key of the environment file decides. */
export interface OwnedValue {
  /** Where the value stands among the values of the chart. */
  readonly path: KeyPath;

  /** Other places of the values that mean the same. @default - there are none */
  readonly aliases?: readonly KeyPath[];

  /** The key that decides it. */
  readonly key: EnvironmentPath;

  /**
   * What the key must say for the chart to get a value; `undefined` if it can't. `own` has the values as the keys of the
   * file make them.
   * @default - the value itself
   */
  readonly asKey?: (value: Json, own: JsonObject) => Json | undefined;

  /** Whether another value of the key needs other keys as well, so that no fix can write it. @default false */
  readonly needsMore?: boolean;
}

/** A monitor of the chart's own: the stack makes monitors itself, and two of them scrape everything twice. */
export function monitorsOwned(path: KeyPath, key: 'serviceMonitors' | 'podMonitors'): OwnedValue {
  return { path, key: ['monitoring', key], asKey: () => undefined };
}

/** The values of a container's resources, which a key of the file with the same form decides. */
export function resourcesOwned(path: KeyPath, key: EnvironmentPath): readonly OwnedValue[] {
  return ['requests', 'limits'].flatMap((kind) =>
    ['cpu', 'memory'].map((resource) => ({
      path: [...path, kind, resource],
      key: [...key, kind, resource],
      asKey: String,
    })),
  );
}
