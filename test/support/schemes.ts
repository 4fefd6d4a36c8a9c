import { ALLOY } from '../../lib/tiers/alloy/collector';
import { OTEL } from '../../lib/tiers/otel/collector';
import { PROMTAIL } from '../../lib/tiers/promtail/collector';
import { minimal } from '../tiers/otel/props';

/** Every set of labels that lines can have: `otel` and `otlp` are those of OpenTelemetry, by the names of Loki and its own. */
export const schemes = {
  alloy: ALLOY.schemes[0].scheme,
  promtail: PROMTAIL.schemes[0].scheme,
  otel: OTEL.schemes[0].scheme,
  otlp: OTEL.scheme({ ...minimal, labels: 'otlp' }),
} as const;

export type SchemeName = keyof typeof schemes;
