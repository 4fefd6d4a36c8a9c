import { chosenCollector } from '../plan/collectors';
import { EXISTING_OTLP_LABELS, existingLabels } from '../tiers/loki/checks/senders';
import { environmentCheck } from './subject';

/** Over OTLP, Loki decides what becomes a label: one that someone else runs must be told by them. */
export const existingOtlpLabels = environmentCheck({
  ...EXISTING_OTLP_LABELS,
  needs: ['existingLoki', 'collector', 'logs'],
  find: ({ existingLoki, collector, logs }) => {
    const { collector: chosen, settings } = chosenCollector(collector);
    return existingLabels(existingLoki, chosen.indexAttributes?.(settings, logs) ?? []);
  },
});
