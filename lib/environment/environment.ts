import type { EnvironmentPath } from '../checks/finding';
import type { FluxSettings } from '../delivery/flux/settings';
import type { ObjectPatch } from '../kubernetes/patch';
import type { LogIntent } from '../logs/intent';
import type { MonitoringSettings } from '../monitoring/settings';
import type { AlloySettings } from '../tiers/alloy/props';
import type { DatasourceSettings } from '../tiers/grafana/datasource';
import type { LokiSettings } from '../tiers/loki/props';
import type { Size } from '../units/size';
import type { NamespaceSettings } from '../wiring/namespaces';
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
