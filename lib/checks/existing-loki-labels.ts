import { type Finding, warning } from '../findings/finding';
import { chosenCollector } from '../plan/collectors';
import type { Environment } from '../plan/environment';
import { toYaml } from '../syntax/yaml';
import { otlpLimits } from '../tiers/loki/otlp';

/** Over OTLP, Loki decides what becomes a label: one that someone else runs must be told by them. */
export function lokiExistingLabels({
  existingLoki,
  collector,
  logs,
}: Pick<Environment, 'existingLoki' | 'collector' | 'logs'>): readonly Finding[] {
  const { collector: chosen, settings } = chosenCollector(collector);
  const attributes = existingLoki ? (chosen.indexAttributes?.(settings, logs) ?? []) : [];
  if (attributes.length === 0) return [];
  return [
    warning('loki/existing-otlp-labels', ['loki', 'existing'], {
      problem: `${existingLoki?.otlpUrl} makes index labels of what it is told to, and this project can not tell it`,
      consequence: 'what is no label there stays structured metadata, and queries by it between braces find nothing',
      fix: `have its configuration say\n${toYaml({ limits_config: otlpLimits(attributes) }).trimEnd()}`,
    }),
  ];
}
