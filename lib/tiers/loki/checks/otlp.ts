import type { Finding } from '../../../findings/finding';
import type { StackPlan } from '../../../plan/plan';
import { OTLP_PATH } from '../names';
import { lokiCalls } from './calls';
import { metadataFindings, otlpCause } from './structured-metadata';

type Planned = Pick<StackPlan, 'releases' | 'tiers' | 'wiring'>;

/** With everything merged, Loki takes the structured metadata that records bring along over OTLP. */
export function lokiOtlpSchema({ releases, tiers, wiring }: Planned): readonly Finding[] {
  const sender = lokiCalls({ tiers, wiring }).find(({ to }) => to.path === OTLP_PATH);
  return sender === undefined ? [] : metadataFindings(otlpCause(sender.caller), releases);
}
