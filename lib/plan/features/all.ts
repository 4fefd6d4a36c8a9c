import type { ChartName } from '../../charts/catalog';
import { ALLOY_FEATURES, OTEL_FEATURES, PROMTAIL_FEATURES } from './collectors';
import type { ChartFeatures } from './feature';
import { LOKI_FEATURES } from './loki';

/** What environment files can ask of each chart. */
export const CHART_FEATURES: Readonly<Record<ChartName, ChartFeatures>> = {
  loki: LOKI_FEATURES,
  alloy: ALLOY_FEATURES,
  promtail: PROMTAIL_FEATURES,
  'opentelemetry-collector': OTEL_FEATURES,
};
