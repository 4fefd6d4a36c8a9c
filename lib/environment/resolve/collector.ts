import type { CollectorSettings } from '../../plan/environment';
import type { ParsedEnvironment } from '../schema/environment';

/** The one collector that is given. */
export function resolveCollector({ alloy, otel, promtail }: ParsedEnvironment['collector']): CollectorSettings {
  if (alloy) return { alloy };
  if (otel) return { otel };
  if (promtail) return { promtail };
  throw new Error('the schema lets no environment without a collector through');
}
