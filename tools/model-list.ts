import type { ToolName } from './programs';

/** A file that `npm run models` writes: the program that it is about, and the one that prints it. */
export interface Model {
  readonly program: 'loki' | 'otelcol' | 'promtail';
  readonly generator: Extract<ToolName, `${string}-model`>;
}

export const MODELS: readonly Model[] = [
  { program: 'loki', generator: 'loki-model' },
  { program: 'loki', generator: 'loki-3.7-model' },
  { program: 'promtail', generator: 'promtail-model' },
  { program: 'otelcol', generator: 'otelcol-model' },
];
