import type { SidecarLabel } from '../../kubernetes/labels';
import type { Endpoint } from '../../wiring/endpoint';

/** Settings of a data source for a Grafana that someone else runs. */
export interface DatasourceSettings {
  /** Namespace in which Grafana's sidecar looks. */
  readonly namespace: string;

  /** Name that people see. */
  readonly name: string;

  /** Fixed, so that dashboards and links survive. */
  readonly uid: string;

  /** Whether Grafana preselects this data source. */
  readonly isDefault: boolean;

  /** Label that the sidecar looks for. */
  readonly sidecarLabel: SidecarLabel;
}

export interface ResolvedDatasource extends DatasourceSettings {
  /** Where Grafana sends queries. */
  readonly query: Endpoint;

  /** Whether people may write rules there. @default false */
  readonly takesRules?: boolean;

  /** Uid of the data source to which ids of traces lead. @default - lines lead nowhere */
  readonly tracesUid?: string;
}
