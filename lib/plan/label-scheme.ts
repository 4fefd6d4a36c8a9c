import type { Labeller } from '../logs/labels';
import type { CollectorSettings } from './environment';

/** Who sets the labels in an environment. */
export function labellerOf({ otel, promtail }: CollectorSettings): Labeller {
  if (promtail) return 'promtail';
  if (!otel) return 'alloy';
  return otel.labels === 'loki' ? 'otel' : 'otlp';
}
