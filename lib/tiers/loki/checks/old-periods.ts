import type { Found } from '../../../findings/finding-kind';
import { setKey } from '../../../findings/repair';
import type { LokiSettings, SchemaPeriod } from '../settings';
import { lokiCheck } from './subject';

/**
 * Loki asks the period of the day it starts on: `validateSchemaRequirements` in
 * grafana/loki@{v3.6.3,v3.7.6}:pkg/loki/validation.go. No clock is read here, so the file says what that day is like.
 */
export const oldPeriods = lokiCheck({
  id: 'loki/structured-metadata-undecided',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/loki/validation.go'],
  finds:
    'a schema period before v13 and tsdb may still be active, and the file does not say that structured metadata is off',
  happens: 'Loki exits as soon as it starts',
  remedy:
    'turn structured metadata off with `loki.structuredMetadata` until the day on which a period of v13 and tsdb begins',
  needs: ['loki'],
  find: ({ loki }) => undecided(loki),
});

function undecided({ schema, structuredMetadata, chart }: LokiSettings): readonly Found[] {
  const index = schema.findLastIndex(isOld);
  const old = schema[index];
  if (old === undefined || structuredMetadata === false) return [];
  const next = schema[index + 1];
  // The chart was released after that day, so the day has come.
  if (next !== undefined && (structuredMetadata === true || next.from <= chart.released)) return [];
  const format = `${old.store} ${old.schema}`;
  return [
    {
      path: ['loki', 'schema', index, 'schema'],
      problem:
        next === undefined
          ? `the newest schema period is ${format}, which keeps no structured metadata`
          : `until ${next.from} the schema is ${format}, which keeps no structured metadata`,
      fix: setKey(['loki', 'structuredMetadata'], false, { first: `say ${untilWhen(next)} that there is none` }),
    },
  ];
}

function untilWhen(next: SchemaPeriod | undefined): string {
  if (next === undefined) return 'until a period of v13 and tsdb has begun: append one that begins on a day to come';
  return `until ${next.from} has come (UTC); true from then on`;
}

/** Whether a period has no place for structured metadata. */
export function isOld({ schema, store }: Pick<SchemaPeriod, 'schema' | 'store'>): boolean {
  return Number(schema.slice(1)) < 13 || store !== 'tsdb';
}
