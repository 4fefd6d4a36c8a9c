import type { EnvironmentPath } from '../checks/finding';
import type { JsonObject } from '../kubernetes/json';
import type { LogIntent } from '../logs/intent';
import type { AlloySettings } from '../tiers/alloy/props';
import type { LokiSettings } from '../tiers/loki/props';
import type { Duration } from '../units/duration';
import type { Size } from '../units/size';
import type { PodSecurityLevel } from '../wiring/workload';
import type { DistributionName } from './distributions';

export interface Platform {
  readonly distribution: DistributionName;

  /** Nodes that can run pods, 1 or more. */
  readonly nodes: number;

  /** Memory of the smallest node. @default - unknown, nothing is checked against it */
  readonly nodeMemory?: Size;

  readonly clusterDomain: string;

  /** The Service that answers DNS. */
  readonly dns: { readonly service: string; readonly namespace: string };
}

export interface NamespaceSettings {
  /** Someone else owns the namespace: it is used but neither created nor labelled. */
  readonly existing: boolean;

  /** @default - the strictest level that admits what runs there */
  readonly podSecurity?: PodSecurityLevel;

  readonly labels: Readonly<Record<string, string>>;
}

export interface FluxSettings {
  /** Namespace of all Flux objects. */
  readonly namespace: string;

  /** The source that holds this repository. */
  readonly source: { readonly kind: 'GitRepository' | 'OCIRepository'; readonly name: string };

  /** Path of the environment's folder in that source, `./dist/<environment>`. */
  readonly path: string;

  /** How often Flux reconciles without a change. */
  readonly interval: Duration;

  /** How soon Flux tries again after a failure. */
  readonly retryInterval: Duration;

  /** How long Flux waits for a release to become ready. */
  readonly timeout: Duration;

  /** Where the encrypted Secrets are. @default - Secrets reach the cluster in another way */
  readonly secrets?: {
    /** Path in the same source. */
    readonly path: string;

    /** Secret with the age key that decrypts them. @default - they are not encrypted with SOPS */
    readonly decryptionSecret?: string;
  };
}

export interface DatasourceSettings {
  /** Namespace in which Grafana's sidecar looks. */
  readonly namespace: string;
  readonly name: string;

  /** Fixed, so that dashboards and links survive. */
  readonly uid: string;

  readonly isDefault: boolean;

  /** Label that the sidecar looks for. */
  readonly sidecarLabel: { readonly name: string; readonly value: string };
}

export interface MonitoringSettings {
  readonly serviceMonitors: boolean;

  /** Labels by which the Prometheus Operator selects its objects. */
  readonly selectorLabels: Readonly<Record<string, string>>;

  readonly interval: Duration;
}

/** RFC 6902 operations on one object of `dist/`. */
export interface ObjectPatch {
  readonly target: { readonly kind: string; readonly name: string; readonly namespace?: string };
  readonly operations: readonly JsonObject[];
}

export interface Acknowledgement {
  /** Id of the warning. */
  readonly id: string;
  readonly reason: string;
}

/** What the environment's README tells beyond what the model knows. */
export interface ReadmeSettings {
  readonly deviations: readonly { readonly asked: string; readonly built: string; readonly reason: string }[];
  readonly queries: readonly { readonly title: string; readonly query: string }[];
}

/** One cluster's logging stack as its file asks for it: validated, every default resolved. */
export interface Environment {
  /** Name of the file without its ending, and of the folder in `dist/`. */
  readonly name: string;

  /** Path of the file for messages, relative, with forward slashes. */
  readonly file: string;

  /** Value of the label `cluster` on every line. */
  readonly cluster: string;
  readonly platform: Platform;
  readonly namespaces: Readonly<Record<string, NamespaceSettings>>;
  readonly delivery: { readonly flux: FluxSettings };
  readonly loki: LokiSettings;
  readonly collector: { readonly alloy: AlloySettings };
  readonly logs: LogIntent;
  readonly grafana?: { readonly datasource: DatasourceSettings };
  readonly monitoring: MonitoringSettings;
  readonly patches: readonly ObjectPatch[];
  readonly acknowledge: readonly Acknowledgement[];
  readonly readme: ReadmeSettings;

  /** Where a value stands, for messages: `environments/x.yaml:12:3`. */
  readonly locate: (path: EnvironmentPath) => string;
}
