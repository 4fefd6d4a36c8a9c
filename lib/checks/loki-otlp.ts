import type { StackPlan } from '../plan';
import { OTLP_PATH } from '../tiers/loki/names';
import type { Finding } from './finding';
import { lokiCalls } from './loki-calls';
import { metadataFindings, otlpCause } from './structured-metadata';

type Planned = Pick<StackPlan, 'releases' | 'tiers' | 'wiring'>;

/** With everything merged, Loki takes the structured metadata that records bring along over OTLP. */
export function lokiOtlpSchema({ releases, tiers, wiring }: Planned): readonly Finding[] {
  const sender = lokiCalls({ tiers, wiring }).find(({ to }) => to.path === OTLP_PATH);
  return sender === undefined ? [] : metadataFindings(otlpCause(sender.caller), releases);
}
