import { Duration } from '../../units/duration';
import type { HelmControllerSettings } from './settings';

/** Defaults of delivery by the helm-controller, for the schema of environment files and for code. */
export const HELM_CONTROLLER_DEFAULTS = {
  namespace: 'kube-system',
  timeout: Duration.minutes(15),
  chartConfigs: {},
} as const satisfies HelmControllerSettings;
