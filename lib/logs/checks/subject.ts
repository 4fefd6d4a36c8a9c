import type { Platform } from '../../platform/platform';
import type { LogIntent } from '../intent';
import type { LabelScheme } from '../labels/scheme';

/** Input of the checks of logs, whichever collector reads them. */
export interface LogSubject {
  /** Logs that the environment asks for. */
  readonly logs: LogIntent;

  /** Distribution of Kubernetes that the nodes run. */
  readonly platform: Pick<Platform, 'distribution'>;

  /** How the collector labels lines. */
  readonly scheme: LabelScheme;
}
