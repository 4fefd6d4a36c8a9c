import type { ChartModel } from '../../charts/chart';
import type { JsonObject } from '../../kubernetes/json';
import type { ContainerResources } from '../../kubernetes/resources';
import type { LogIntent } from '../../logs/intent';
import type { Endpoint } from '../../wiring/endpoint';

/** Settings of Promtail, every default resolved. */
export interface PromtailSettings {
  /** Namespace of all pods of Promtail. */
  readonly namespace: string;

  /** Chart of Promtail, with its version and repository. */
  readonly chart: ChartModel;

  /** Of the `promtail` container. */
  readonly resources: ContainerResources;

  /** Directory of the node where positions are kept. */
  readonly stateDirectory: string;

  /** Where it serves its metrics, 1 to 65535. */
  readonly port: number;

  /** Merged over everything else, last. */
  readonly values: JsonObject;
}

export interface ResolvedPromtail extends PromtailSettings {
  /** Logs to read. */
  readonly logs: LogIntent;

  /** Where lines are pushed. */
  readonly push: Endpoint;
}
