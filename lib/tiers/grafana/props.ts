import type { SidecarLabel } from '../../kubernetes/labels';
import type { LogDestination } from '../../wiring/log-store';
import type { PartProps } from '../../wiring/part';

/** Settings of a Grafana data source. */
export interface GrafanaDatasourceProps extends PartProps {
  /** Namespace in which the sidecar of Grafana looks. */
  readonly namespace: string;

  /** The log store that it asks. */
  readonly store: LogDestination;

  /** Name that people pick in Grafana. @default 'Loki' */
  readonly name?: string;

  /** Fixed, so that dashboards and links survive: at most 40 letters, digits, - and _. @default 'loki' */
  readonly uid?: string;

  /** Whether it is the default data source of Grafana. @default false */
  readonly isDefault?: boolean;

  /** Label that the sidecar looks for. @default { name: 'grafana_datasource', value: '1' } */
  readonly sidecarLabel?: SidecarLabel;

  /** Uid of the data source to which ids of traces lead. @default - lines lead nowhere */
  readonly tracesUid?: string;
}
