import type { CollectorSettings } from '../environment/environment';
import type { Labeller } from './labels';

/** Who sets the labels in an environment. */
export function labellerOf({ otel, promtail }: CollectorSettings): Labeller {
  if (promtail) return 'promtail';
  if (!otel) return 'alloy';
  return otel.labels === 'loki' ? 'otel' : 'otlp';
}
