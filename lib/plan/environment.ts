import type { ArgoCdSettings } from '../delivery/argocd/settings';
import type { FluxSettings } from '../delivery/flux/settings';
import type { HelmControllerSettings } from '../delivery/helm-controller/settings';
import type { EnvironmentPath } from '../findings/finding';
import type { ObjectPatch } from '../kubernetes/patch';
import type { LogIntent } from '../logs/intent';
import type { MeshSettings } from '../mesh/settings';
import type { DashboardSettings } from '../monitoring/dashboard/settings';
import type { MonitoringSettings } from '../monitoring/settings';
import type { Others } from '../needs/others';
import type { DistributionName } from '../platform/distributions';
import type { AlloySettings } from '../tiers/alloy/props';
import type { DatasourceSettings } from '../tiers/grafana/tier';
import type { AccessLogSettings } from '../tiers/istio/tier';
import type { ExistingLokiSettings } from '../tiers/loki/existing';
import type { LokiSettings } from '../tiers/loki/props';
import type { OtelSettings } from '../tiers/otel/props';
import type { PromtailSettings } from '../tiers/promtail/props';
import type { Size } from '../units/size';
import type { NamespaceSettings } from '../wiring/namespaces';

export interface Platform {
  readonly distribution: DistributionName;

  /** Nodes that can run pods, 1 or more. */
  readonly nodes: number;

  /** Memory of the smallest node. @default - unknown, nothing is checked against it */
  readonly nodeMemory?: Size;

  readonly clusterDomain: string;

  /** Address ranges of pods. @default - those of the distribution, if it has well-known ones */
  readonly podCidrs?: readonly string[];

  /** Address ranges of nodes; single addresses as /32. @default - unknown */
  readonly nodeCidrs?: readonly string[];

  /** The Service that answers DNS. */
  readonly dns: { readonly service: string; readonly namespace: string };
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

/** Someone who queries the log store. */
export interface Reader {
  /** Namespace of its pods. */
  readonly namespace: string;

  /** What pictures call it. */
  readonly name: string;
}

/** Exactly one of several sections. */
type OneOf<Sections> = {
  [Key in keyof Sections]: { readonly [Given in Key]: Sections[Given] } & {
    readonly [Other in Exclude<keyof Sections, Key>]?: undefined;
  };
}[keyof Sections];

/** Who brings `dist/` into the cluster: one engine. */
export type DeliverySettings = OneOf<{
  flux: FluxSettings;
  argocd: ArgoCdSettings;
  helmController: HelmControllerSettings;

  /** People apply the objects themselves. */
  manifests: object;
}>;

/** Ways from lines to traces. */
export interface TracingSettings {
  /** Uid of the Grafana data source that shows traces. */
  readonly datasourceUid: string;

  /** @default - Istio is left alone */
  readonly accessLogs?: AccessLogSettings;
}

/** What Grafana learns of the log store. */
export interface GrafanaSettings {
  /** @default - there is no data source */
  readonly datasource?: DatasourceSettings;

  /** @default - there is no dashboard */
  readonly dashboard?: DashboardSettings;
}

/** What reads logs: one collector. */
export type CollectorSettings = OneOf<{ alloy: AlloySettings; otel: OtelSettings; promtail: PromtailSettings }>;

/** What the stack is made of: Helm charts, or plain objects. */
export type Packaging = 'helm' | 'manifests';

/** One cluster's logging stack as its file asks for it: validated, every default resolved. */
export interface Environment {
  /** Name of the file without its ending, and of the folder in `dist/`. */
  readonly name: string;

  /** Path of the file for messages, relative, with forward slashes. */
  readonly file: string;

  /** `false` takes everything out of `dist/` but what protects data. */
  readonly enabled: boolean;

  /** Value of the label `cluster` on every line. */
  readonly cluster: string;
  readonly platform: Platform;
  readonly namespaces: Readonly<Record<string, NamespaceSettings>>;
  readonly delivery: DeliverySettings;
  readonly packaging: Packaging;

  /** The log store that is installed. @default - there is one that exists */
  readonly loki?: LokiSettings;

  /** The log store that someone else runs. @default - one is installed */
  readonly existingLoki?: ExistingLokiSettings;

  /** Who queries Loki, beside the Grafana of the datasource. */
  readonly readers: readonly Reader[];
  readonly collector: CollectorSettings;
  readonly logs: LogIntent;
  readonly grafana: GrafanaSettings;

  /** @default - nobody follows lines to traces */
  readonly tracing?: TracingSettings;
  readonly mesh?: { readonly istio: MeshSettings };
  readonly monitoring: MonitoringSettings;
  readonly others: Others;
  readonly patches: readonly ObjectPatch[];
  readonly acknowledge: readonly Acknowledgement[];
  readonly readme: ReadmeSettings;

  /** Where a value stands, for messages: `environments/x.yaml:12:3`. */
  readonly locate: (path: EnvironmentPath) => string;
}

/** An environment that installs its log store. */
export type InstallingEnvironment = Environment & { readonly loki: LokiSettings };
