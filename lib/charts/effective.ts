import type { EffectiveWorkload } from '../kubernetes/effective-workload';
import type { Json } from '../kubernetes/json';

/** A program that reads a configuration which a chart writes. */
export type ConfiguredProgram = 'loki' | 'alloy' | 'otelcol' | 'promtail';

/** Where a program finds its configuration. */
export interface ConfigPlace {
  /** The program that reads it. */
  readonly program: ConfiguredProgram;

  /** The object that holds it. */
  readonly object: {
    /** `ConfigMap` or `Secret`. */
    readonly kind: 'ConfigMap' | 'Secret';

    /** Name of the object, in the namespace of the release. */
    readonly name: string;
  };

  /** Key of the object: `config.yaml`. */
  readonly key: string;
}

/** A configuration that follows from chart and values. */
export interface KnownConfig extends ConfigPlace {
  /** The data of a YAML text; the text itself for Alloy. */
  readonly config: Json;
}

/** A configuration of which the values alone do not tell what it says. */
export interface UnknownConfig extends ConfigPlace {
  /** Why not, in words without a full stop. */
  readonly unknown: string;
}

/** What a program finds in its pod. */
export type EffectiveConfig = KnownConfig | UnknownConfig;

/** What a release runs, after the defaults of its chart and everything over them. */
export interface EffectiveRelease {
  /** Its pods, a workload each. */
  readonly workloads: readonly EffectiveWorkload[];

  /** What their programs read. */
  readonly configs: readonly EffectiveConfig[];

  /** What else the release may run that the values alone do not tell, each in words without a full stop. */
  readonly unknown: readonly string[];
}

/** Tells whether a configuration is known. */
export function isKnownConfig(config: EffectiveConfig): config is KnownConfig {
  return 'config' in config;
}
