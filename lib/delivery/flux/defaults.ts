import { Duration } from '../../units/duration';
import type { FluxSettings } from './settings';

/** How Flux delivers as long as nothing else is said: read by the schema of environment files and by code alike. */
export const FLUX_DEFAULTS = {
  namespace: 'flux-system',
  source: { kind: 'GitRepository', name: 'flux-system' },
  interval: Duration.minutes(10),
  retryInterval: Duration.minutes(2),
  timeout: Duration.minutes(15),
} as const satisfies FluxSettings;
