import { chosenCollector } from '../plan/collectors';
import { toYaml } from '../syntax/yaml';
import { otlpLimits } from '../tiers/loki/otlp';
import { environmentCheck } from './subject';

/** Over OTLP, Loki decides what becomes a label: one that someone else runs must be told by them. */
export const existingOtlpLabels = environmentCheck({
  id: 'loki/existing-otlp-labels',
  severity: 'warning',
  since: '0.1.0',
  finds: 'lines go over OTLP to a Loki that someone else runs, which must be told what to make index labels of',
  happens: 'what is no label there stays structured metadata, and queries by it between braces find nothing',
  remedy: 'have its configuration say what the finding shows, and accept the warning when it does',
  needs: ['existingLoki', 'collector', 'logs'],
  find: ({ existingLoki, collector, logs }) => {
    const { collector: chosen, settings } = chosenCollector(collector);
    const attributes = chosen.indexAttributes?.(settings, logs) ?? [];
    if (attributes.length === 0) return [];
    return [
      {
        path: ['loki', 'existing'],
        problem: `${existingLoki.otlpUrl} makes index labels of what it is told to, and this project can not tell it`,
        consequence: 'what is no label there stays structured metadata, and queries by it between braces find nothing',
        fix: `have its configuration say\n${toYaml({ limits_config: otlpLimits(attributes) }).trimEnd()}`,
      },
    ];
  },
});
