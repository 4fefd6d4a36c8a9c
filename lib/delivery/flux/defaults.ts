import { Duration } from '../../units/duration';
import type { FluxSettings } from './settings';

/** Defaults of delivery by Flux, for the schema of environment files and for code. */
export const FLUX_DEFAULTS = {
  namespace: 'flux-system',
  source: { kind: 'GitRepository', name: 'flux-system' },
  interval: Duration.minutes(10),
  retryInterval: Duration.minutes(1),
  timeout: Duration.minutes(4),
} as const satisfies FluxSettings;
