import type { ChartPin } from '../../charts/catalog';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { CollectorProps } from '../build-collector';

/** Settings of Promtail. */
export interface PromtailProps extends CollectorProps {
  /** Namespace of Promtail. */
  readonly namespace: string;

  /** Version of the chart, or version and repository. @default - the newest in charts-values/catalog.yaml */
  readonly chart?: ChartPin;

  /** CPU and memory of the `promtail` container. @default - those of charts-values/ */
  readonly resources?: ContainerResources;

  /** Directory of the node that keeps positions. @default '/var/lib/promtail' */
  readonly stateDirectory?: string;

  /** Port of its metrics, 1 to 65535. @default 9080 */
  readonly port?: number;

  /** Helm values that are merged over everything else. @default - none */
  readonly values?: JsonObject;
}
