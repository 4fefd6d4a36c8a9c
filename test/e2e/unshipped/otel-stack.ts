import { OTEL } from '../../../lib/tiers/otel/collector';
import { otlpIndexLabels } from '../../../lib/tiers/otel/index-labels';
import type { ResolvedOtel } from '../../../lib/tiers/otel/settings';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { collectorsOf } from '../collectors';
import { fromTier } from '../delivered';
import { lokiIndexing, smallLoki } from '../loki';
import type { StackParts } from '../stack';

/** The collectors that props ask for, with a Loki that is told of their labels. */
export function otelStack(props: ResolvedOtel): StackParts {
  return {
    collectors: collectorsOf(fromTier(otelTier(props))),
    loki: smallLoki(lokiIndexing(otlpIndexLabels(OTEL.scheme(props), props.logs))),
  };
}
