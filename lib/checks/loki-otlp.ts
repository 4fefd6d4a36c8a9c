import type { Release } from '../delivery/release';
import { valueAt } from '../kubernetes/json';
import type { StackPlan } from '../plan';
import { OTLP_PATH } from '../tiers/loki/names';
import { error, type Finding } from './finding';
import { lokiCalls } from './loki-calls';
import { committedPeriods } from './loki-schema-history';

type Planned = Pick<StackPlan, 'releases' | 'tiers' | 'wiring'>;

/** With everything merged, Loki takes the structured metadata that records bring along over OTLP. */
export function lokiOtlpSchema({ releases, tiers, wiring }: Planned): readonly Finding[] {
  const sender = lokiCalls({ tiers, wiring }).find(({ to }) => to.path === OTLP_PATH);
  if (sender === undefined) return [];
  return releases
    .filter(({ chart }) => chart.name === 'loki')
    .flatMap((release) => [...metadataRefused(release, sender.caller), ...schemaTooOld(release, sender.caller)]);
}

function metadataRefused({ values, valuesPath }: Release, sender: string): readonly Finding[] {
  const path = ['loki', 'limits_config', 'allow_structured_metadata'];
  if (valueAt(values, ...path) !== false) return [];
  return [
    error('loki/otlp-schema', [...valuesPath, ...path], {
      problem: `${sender} sends over OTLP, but Loki refuses structured metadata`,
      consequence: 'Loki answers 400 to records with a severity or any attribute, and the sender drops them',
      fix: 'delete the line',
    }),
  ];
}

function schemaTooOld({ values, valuesPath }: Release, sender: string): readonly Finding[] {
  const newest = committedPeriods(values).at(-1);
  if (newest === undefined || (newest.schema >= 'v13' && newest.store === 'tsdb')) return [];
  return [
    error('loki/otlp-schema', [...valuesPath, 'loki', 'schemaConfig', 'configs'], {
      problem: `${sender} sends over OTLP, but the newest schema period is ${newest.store} ${newest.schema}`,
      consequence: 'it keeps no structured metadata: Loki exits as soon as it starts, or refuses the records',
      fix: 'delete the override, and append a period to loki.schema:\n  schema: v13\n  store: tsdb',
    }),
  ];
}
