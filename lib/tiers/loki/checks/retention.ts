import { error, type Finding, warning } from '../../../findings/finding';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import type { InstallingEnvironment } from '../../../plan/environment';
import { Duration } from '../../../units/duration';

type Asked = Pick<InstallingEnvironment, 'loki'>;

/** One index table covers a day: grafana/loki@v3.6.3:docs/sources/operations/storage/retention.md */
const SHORTEST = Duration.hours(24);

/** `loki.limits_config.reject_old_samples_max_age` in both charts. */
const OLDEST_SAMPLE = Duration.hours(168);

/** Ten years, leap days included. */
const LONGEST = Duration.days(3653);

const PATH = ['loki', 'retention'];

export function lokiRetentionTooShort({ loki: { retention } }: Asked): readonly Finding[] {
  if (retention.milliseconds >= SHORTEST.milliseconds) return [];
  return [
    error('loki/retention-too-short', PATH, {
      problem: `a retention of ${retention} is less than ${SHORTEST.toGo()}, the least that Loki supports`,
      consequence:
        retention.milliseconds === 0
          ? 'nothing is ever deleted, until the store is full'
          : 'lines are deleted before the canary and people have seen them',
      fix: 'loki:\n  retention: 7d',
    }),
  ];
}

/** Something is deleted while the cluster lives. */
export function lokiRetentionEndless({ loki: { retention } }: Asked): readonly Finding[] {
  if (retention.milliseconds <= LONGEST.milliseconds) return [];
  return [
    warning('loki/retention-endless', PATH, {
      problem: `a retention of ${retention} is more than ten years`,
      consequence: 'nothing is deleted as long as the cluster lives, until the store is full or nobody pays for it',
      fix: 'loki:\n  retention: 30d',
    }),
  ];
}

/** Lines that are taken live long enough to be seen. */
export function lokiRetentionSampleAge({ loki: { retention, values } }: Asked): readonly Finding[] {
  const oldest = overridden(values) ?? OLDEST_SAMPLE;
  if (retention.milliseconds >= oldest.milliseconds) return [];
  return [
    warning('loki/retention-below-sample-age', PATH, {
      problem: `lines are kept for ${retention}, but taken up to an age of ${oldest}`,
      consequence: 'a collector that catches up after an outage sends lines that are stored only to be deleted',
      fix: `loki:\n  values:\n    loki:\n      limits_config:\n        reject_old_samples_max_age: ${retention.toGo()}`,
    }),
  ];
}

function overridden(values: JsonObject): Duration | undefined {
  const age = valueAt(values, 'loki', 'limits_config', 'reject_old_samples_max_age');
  return typeof age === 'string' ? Duration.parse(age) : undefined;
}
