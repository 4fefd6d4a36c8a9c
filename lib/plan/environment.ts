import type { Packaging } from '../charts/packaging';
import type { ChartSources } from '../charts/source';
import type { OneOf } from '../collections/one-of';
import type { ArgoCdSettings } from '../delivery/argocd/settings';
import type { FluxSettings } from '../delivery/flux/settings';
import type { HelmControllerSettings } from '../delivery/helm-controller/settings';
import type { Acknowledgement } from '../findings/acknowledge';
import type { EnvironmentPath } from '../findings/finding';
import type { Position } from '../findings/located-finding';
import type { ImageSettings } from '../kubernetes/image-name';
import type { ObjectPatch } from '../kubernetes/patch';
import type { LogIntent } from '../logs/intent';
import type { MeshSettings } from '../mesh/settings';
import type { DashboardSettings } from '../monitoring/dashboard/settings';
import type { MonitoringSettings } from '../monitoring/settings';
import type { Platform } from '../platform/platform';
import type { Others } from '../references/others';
import type { DatasourceSettings } from '../tiers/grafana/datasource';
import type { AccessLogSettings } from '../tiers/istio/tier';
import type { ExistingLokiSettings } from '../tiers/loki/existing';
import type { LokiSettings } from '../tiers/loki/settings';
import type { NamespaceSettings } from '../wiring/namespaces';
import type { CollectorSettings } from './collectors';

/** Additions to the README of an environment. */
export interface ReadmeSettings {
  /** Requirements that the stack meets in another way than they were asked. */
  readonly deviations: readonly {
    /** What was asked for. */
    readonly asked: string;

    /** What is built in its place. */
    readonly built: string;

    /** Why it is built otherwise. */
    readonly reason: string;
  }[];

  /** LogQL for people to copy. */
  readonly queries: readonly {
    /** What the query shows: `Errors`. */
    readonly title: string;

    /** The query in LogQL. */
    readonly query: string;
  }[];
}

/** Someone who queries the log store. */
export interface Reader {
  /** Namespace of its pods. */
  readonly namespace: string;

  /** What pictures call it. */
  readonly name: string;
}

/** Settings of the one engine that brings `dist/` into the cluster. */
export type DeliverySettings = OneOf<{
  /** Flux installs HelmReleases. */
  flux: FluxSettings;

  /** Argo CD syncs Applications. */
  argocd: ArgoCdSettings;

  /** K3s' Helm controller installs HelmCharts. */
  helmController: HelmControllerSettings;

  /** People apply the objects themselves. */
  manifests: object;
}>;

/** Settings of the links from lines to traces. */
export interface TracingSettings {
  /** Uid of the Grafana data source that shows traces. */
  readonly datasourceUid: string;

  /** @default - Istio is left alone */
  readonly accessLogs?: AccessLogSettings;
}

/** Data source and dashboard that Grafana loads. */
export interface GrafanaSettings {
  /** @default - there is no data source */
  readonly datasource?: DatasourceSettings;

  /** @default - there is no dashboard */
  readonly dashboard?: DashboardSettings;
}

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

  /** The cluster that the stack runs in. */
  readonly platform: Platform;

  /** Settings of namespaces, by their names. */
  readonly namespaces: Readonly<Record<string, NamespaceSettings>>;

  /** The engine that installs the stack. */
  readonly delivery: DeliverySettings;

  /** The form in which programs are installed: Helm charts or plain objects. */
  readonly packaging: Packaging;

  /** Where charts are pulled from. @default - from the repositories of their publishers */
  readonly chartSources?: ChartSources;

  /** Where images are pulled from. @default - from where each chart says */
  readonly images?: ImageSettings;

  /** The log store that is installed. @default - there is one that exists */
  readonly loki?: LokiSettings;

  /** The log store that someone else runs. @default - one is installed */
  readonly existingLoki?: ExistingLokiSettings;

  /** Who queries Loki, beside the Grafana of the datasource. */
  readonly readers: readonly Reader[];

  /** The program that reads the logs. */
  readonly collector: CollectorSettings;

  /** The logs to collect, and what is done with their lines. */
  readonly logs: LogIntent;

  /** Data source and dashboard that Grafana loads. */
  readonly grafana: GrafanaSettings;

  /** @default - nobody follows lines to traces */
  readonly tracing?: TracingSettings;

  /** The service mesh of the cluster. @default - the cluster has no mesh */
  readonly mesh?: {
    /** Settings of Istio, the one mesh that is known. */
    readonly istio: MeshSettings;
  };

  /** Scrape objects and alerts for Prometheus. */
  readonly monitoring: MonitoringSettings;

  /** What others bring into the cluster, and which ports of the stack they call. */
  readonly others: Others;

  /** Patches of generated objects, in the order in which they are applied. */
  readonly patches: readonly ObjectPatch[];

  /** Warnings that are accepted, each with its reason. */
  readonly acknowledge: readonly Acknowledgement[];

  /** Additions to the README in `dist/`. */
  readonly readme: ReadmeSettings;

  /** Where a value stands, for messages. */
  readonly locate: (path: EnvironmentPath) => Position;
}

/** An environment that installs its log store. */
export type InstallingEnvironment = Environment & {
  /** The log store that is installed. */
  readonly loki: LokiSettings;
};
