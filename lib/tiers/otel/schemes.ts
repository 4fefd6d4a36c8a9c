import { readOrigins } from '../collector';
import { ORIGINS } from './origins';

/** Neither paths nor the metadata of the API that it asks for tell the runtime of a container. */
const READS = { reads: readOrigins(ORIGINS), knowsRuntime: false };

/** Both sets of labels that the collector can give. */
export const SCHEMES = {
  loki: { names: 'loki', ...READS },
  otlp: { names: 'otlp', ...READS },
} as const;
