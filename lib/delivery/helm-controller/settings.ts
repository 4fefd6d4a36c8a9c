import type { JsonObject } from '../../kubernetes/json';
import type { Duration } from '../../units/duration';

/** Settings of delivery by the helm-controller of RKE2 and k3s. */
export interface HelmControllerSettings {
  /** Namespace of the HelmCharts. */
  readonly namespace: string;

  /** How long Helm waits for the hooks of a chart. */
  readonly timeout: Duration;

  /** Values for charts that someone else installs, by the name of their HelmChart. */
  readonly chartConfigs: Readonly<Record<string, JsonObject>>;
}
