import { Duration } from '../../units/duration';
import type { HelmControllerSettings } from './settings';

/** How the helm-controller delivers as long as nothing else is said: read by the schema of environment files and by code alike. */
export const HELM_CONTROLLER_DEFAULTS = {
  namespace: 'kube-system',
  timeout: Duration.minutes(15),
  chartConfigs: {},
} as const satisfies HelmControllerSettings;
