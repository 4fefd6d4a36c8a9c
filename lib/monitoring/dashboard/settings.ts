import type { SidecarLabel } from '../../kubernetes/labels';

/** What an environment says of the dashboard. */
export interface DashboardSettings {
  /** Namespace in which Grafana's sidecar looks for dashboards. */
  readonly namespace: string;

  /** Folder in Grafana, as the annotation `grafana_folder`. @default - the general one */
  readonly folder?: string;

  /** Label that the sidecar looks for. */
  readonly sidecarLabel: SidecarLabel;
}
