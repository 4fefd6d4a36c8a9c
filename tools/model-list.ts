import type { ProgramName } from '../lib/programs/program-model';
import type { ToolName } from './programs';

/** A file that `npm run models` writes: the program that it is about, and the one that prints it. */
export interface Model {
  readonly program: ProgramName;
  readonly generator: Extract<ToolName, `${string}-model`>;

  /** What prints the model that this one is written as the difference to. @default - it is written whole */
  readonly base?: Model['generator'];
}

export const MODELS: readonly Model[] = [
  { program: 'loki', generator: 'loki-model' },
  { program: 'loki', generator: 'loki-3.7-model' },
  { program: 'promtail', generator: 'promtail-model' },
  { program: 'otelcol', generator: 'otelcol-model' },
  { program: 'loki', generator: 'loki-3.5-model', base: 'loki-model' },
  { program: 'loki', generator: 'loki-3.4-model', base: 'loki-model' },
  { program: 'loki', generator: 'loki-3.3-model', base: 'loki-model' },
];
