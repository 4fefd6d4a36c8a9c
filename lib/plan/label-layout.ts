import type { LabelLayout } from '../logs/labels';
import type { CollectorSettings } from './environment';

/** Who sets the labels in an environment. */
export function labelLayoutOf({ otel, promtail }: CollectorSettings): LabelLayout {
  if (promtail) return 'promtail';
  if (!otel) return 'alloy';
  return otel.labels === 'loki' ? 'otel' : 'otlp';
}
