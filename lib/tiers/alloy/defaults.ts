import { Size } from '../../units/size';
import type { AlloyEventsProps, AlloyProps } from './props';

/** Defaults of Alloy, for the schema of environment files and for code. */
export const ALLOY_DEFAULTS = {
  resources: {},
  stateDirectory: '/var/lib/alloy',
  values: {},
} as const satisfies Partial<AlloyProps>;

/** The release that reads Kubernetes events. */
export const EVENTS_DEFAULTS = {
  replicas: 1,
  volume: Size.gibibytes(1),
  resources: {},
  values: {},
} as const satisfies AlloyEventsProps;
