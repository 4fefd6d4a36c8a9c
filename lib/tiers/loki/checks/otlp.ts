import { OTLP_PATH } from '../names';
import { lokiCalls } from './calls';
import { metadataFound, OTLP_SCHEMA, otlpCause } from './structured-metadata';
import { lokiPlanCheck } from './subject';

/** With everything merged, Loki takes the structured metadata that records bring along over OTLP. */
export const otlpSchema = lokiPlanCheck({
  ...OTLP_SCHEMA,
  needs: ['loki', 'releases', 'tiers', 'wiring'],
  find: ({ releases, tiers, wiring }) => {
    const sender = lokiCalls({ tiers, wiring }).find(({ to }) => to.path === OTLP_PATH);
    return sender === undefined ? [] : metadataFound(otlpCause(sender.caller), releases);
  },
});
