import type * as z from 'zod';
import type { Packaging } from '../charts/packaging';
import type { Release } from '../charts/release';
import type { ChartProgram, Running } from '../charts/running';
import type { Check } from '../findings/check';
import type { EnvironmentPath, Fix } from '../findings/finding';
import type { JsonObject } from '../kubernetes/json';
import type { LogIntent } from '../logs/intent';
import type { LabelScheme } from '../logs/labels/scheme';
import type { OriginKind } from '../logs/sources/origin';
import type { IpFamily } from '../platform/ip-families';
import type { Platform } from '../platform/platform';
import type { Endpoint } from '../wiring/endpoint';
import type { Tier } from './tier';

/** Input of a collector beside its own settings. */
export interface CollectorContext {
  /** Logs to read. */
  readonly logs: LogIntent;

  /** Where lines go: in Loki's own protocol, or by the base of OTLP. */
  readonly store: {
    /** Endpoint of Loki's own protocol. */
    readonly push: Endpoint;

    /** Base of the OTLP endpoint. */
    readonly otlp: Endpoint;
  };

  /** DNS domain of the cluster. */
  readonly clusterDomain: string;

  /** Families of the addresses of pods. @default - unknown */
  readonly ipFamilies?: readonly IpFamily[];

  /** Whether a Helm chart or plain objects install the collector. */
  readonly packaging: Packaging;
}

/** Input of the checks of a collector before anything is built. */
export interface CollectorSubject<Settings> {
  /** Settings of the collector, every default resolved. */
  readonly settings: Settings;

  /** Logs that the environment asks for. */
  readonly logs: LogIntent;

  /** Distribution of Kubernetes that the nodes run. */
  readonly platform: Pick<Platform, 'distribution'>;

  /** Whether a Helm chart or plain objects install the collector. */
  readonly packaging: Packaging;

  /** Secret with which the log store wants to be called. @default - it asks for none, or that is not known yet */
  readonly credentialsSecret?: string;
}

/** Reason why a collector does not read an origin. */
export interface Unreadable {
  /** Reason why the origin can not be read, as a finding states it. */
  readonly problem: string;

  /** Effect on the logs, as a finding states it. */
  readonly consequence: string;

  /** What to change, with the key of the source that is asked for. */
  readonly fix: (source: string) => Fix;
}

/** Origins that a collector reads, and reasons for the others; each must be listed. */
export type Origins = Readonly<Record<OriginKind, 'read' | Unreadable>>;

/** Helm values of one release that reads lines, and the keys that take the place of its whole configuration. */
export interface ConfigurationOverrides {
  /** Helm values that the environment file gives for the release. */
  readonly values: JsonObject;

  /** Where the environment file has the values. */
  readonly path: EnvironmentPath;

  /** Paths of the keys in the values: `['alloy', 'configMap', 'content']`. */
  readonly replacing: readonly (readonly string[])[];
}

/** A set of labels that a collector can give to lines, for the table of labels. */
export interface NamedScheme {
  /** Heading of the column in the table of labels. */
  readonly title: string;

  /** Names of the labels, and the origins that are read with them. */
  readonly scheme: LabelScheme;
}

/**
 * A collector: all that the rest of the project knows of it.
 *
 * `Settings` is what an environment says of it, every default resolved.
 */
export interface Collector<Settings> {
  /** Key under `collector` in an environment file, and name of its tier. */
  readonly name: string;

  /** What people call it. */
  readonly title: string;

  /** What it is, for editors. */
  readonly description: string;

  /** Its section of an environment file. */
  readonly section: z.ZodType<Settings>;

  /** In which protocol it sends. */
  readonly protocol: 'push' | 'otlp';

  /** How it can be installed. */
  readonly packagings: readonly Packaging[];

  /** Whether each origin is read, or why not. */
  readonly origins: Origins;

  /** Every set of labels that it can give, the usual one first. */
  readonly schemes: readonly [NamedScheme, ...NamedScheme[]];

  /** Whether it reads a file again from its start when a label of the file's lines changes. */
  readonly readsAgain: boolean;

  /** Directory of the node for its state, where a file names none. */
  readonly usualStateDirectory: string;

  /** Directory of the node for its state with these settings. */
  stateDirectory(settings: Settings): string;

  /** Namespace in which it reads nodes. */
  namespace(settings: Settings): string;

  /** The set of labels that it gives with these settings. */
  scheme(settings: Settings): LabelScheme;

  /** The least that an environment file must say of it. */
  example(namespace: string): JsonObject;

  /** Tier that the settings make: workloads, releases and objects. */
  tier(settings: Settings, context: CollectorContext): Tier;

  /** Resource attributes that Loki must be told to make index labels. @default - none: it names labels itself */
  indexAttributes?(settings: Settings, logs: LogIntent): readonly string[];

  /** The program as its chart installs it. */
  readonly program: ChartProgram;

  /** Values that take the place of what it runs with. */
  overrides(settings: Settings): readonly ConfigurationOverrides[];

  /** Checks of what is asked of it. */
  readonly checks: readonly Check<CollectorSubject<Settings>>[];

  /** Checks of what runs in the end. @default - none */
  readonly runningChecks?: readonly Check<{
    /** What the releases of the collector run. */
    readonly running: readonly Running[];
  }>[];

  /** Checks of its releases with everything merged. @default - none */
  readonly releaseChecks?: readonly Check<{
    /** Release of the collector, with the values that reach the cluster. */
    readonly release: Release;
  }>[];
}

/** The origins that a collector reads. */
export function readOrigins(origins: Origins): readonly OriginKind[] {
  const kinds = Object.keys(origins) as OriginKind[]; // Object.keys() forgets the type of its keys
  return kinds.filter((kind) => origins[kind] === 'read');
}
