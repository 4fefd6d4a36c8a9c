import { setKey } from '../../../findings/repair';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { Duration } from '../../../units/duration';
import { lokiCheck } from './subject';

/** One index table covers a day: grafana/loki@v3.6.3:docs/sources/operations/storage/retention.md */
const SHORTEST = Duration.hours(24);

/** `loki.limits_config.reject_old_samples_max_age` in both charts. */
const OLDEST_SAMPLE = Duration.hours(168);

/** Ten years, leap days included. */
const LONGEST = Duration.days(3653);

const PATH = ['loki', 'retention'];

export const retentionTooShort = lokiCheck({
  id: 'loki/retention-too-short',
  severity: 'error',
  since: '0.1.0',
  sources: ['grafana/loki@v3.6.3:docs/sources/operations/storage/retention.md'],
  finds: 'the retention is less than a day, the least that Loki supports',
  happens: 'lines are deleted before the canary and people have seen them, or, with a retention of zero, never',
  remedy: 'keep lines for a day or longer',
  needs: ['loki'],
  find: ({ loki: { retention } }) => {
    if (retention.milliseconds >= SHORTEST.milliseconds) return [];
    return [
      {
        path: PATH,
        problem: `a retention of ${retention} is less than ${SHORTEST.toGo()}, the least that Loki supports`,
        consequence:
          retention.milliseconds === 0
            ? 'nothing is ever deleted, until the store is full'
            : 'lines are deleted before the canary and people have seen them',
        fix: setKey(PATH, '1d', { otherwise: 'keep lines longer' }),
      },
    ];
  },
});

export const retentionEndless = lokiCheck({
  id: 'loki/retention-endless',
  severity: 'warning',
  since: '0.1.0',
  finds: 'the retention is more than ten years',
  happens: 'nothing is deleted as long as the cluster lives, until the store is full or nobody pays for it',
  remedy: 'keep lines for as long as somebody looks at them',
  needs: ['loki'],
  find: ({ loki: { retention } }) => {
    if (retention.milliseconds <= LONGEST.milliseconds) return [];
    return [
      {
        path: PATH,
        problem: `a retention of ${retention} is more than ten years`,
        fix: 'write for how many days lines are kept, at most ten years: 30d, 90d or 365d',
      },
    ];
  },
});

export const retentionBelowSampleAge = lokiCheck({
  id: 'loki/retention-below-sample-age',
  severity: 'warning',
  since: '0.1.0',
  finds: 'Loki takes lines that are older than the retention',
  happens: 'a collector that catches up after an outage sends lines that are stored only to be deleted',
  remedy: 'let `reject_old_samples_max_age` be no longer than the retention',
  needs: ['loki'],
  find: ({ loki: { retention, values } }) => {
    const oldest = overridden(values) ?? OLDEST_SAMPLE;
    if (retention.milliseconds >= oldest.milliseconds) return [];
    return [
      {
        path: PATH,
        problem: `lines are kept for ${retention}, but taken up to an age of ${oldest}`,
        fix: setKey(['loki', 'values', 'loki', 'limits_config', 'reject_old_samples_max_age'], retention.toGo()),
      },
    ];
  },
});

function overridden(values: JsonObject): Duration | undefined {
  const age = valueAt(values, 'loki', 'limits_config', 'reject_old_samples_max_age');
  return typeof age === 'string' ? Duration.parse(age) : undefined;
}
