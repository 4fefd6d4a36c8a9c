import {
  retentionBelowSampleAge,
  retentionEndless,
  retentionTooShort,
} from '../../../../lib/tiers/loki/checks/retention';
import { Duration } from '../../../../lib/units/duration';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { minimal } from '../props';

test('a day is the least', () => {
  const ids = (hours: number) =>
    runCheck(retentionTooShort, { loki: minimal({ retention: Duration.hours(hours) }) }).map(({ id }) => id);
  expect(ids(23)).toEqual(['loki/retention-too-short']);
  expect(ids(0)).toEqual(['loki/retention-too-short']);
  expect(ids(24)).toEqual([]);
});

test('more than ten years is for ever', () => {
  const ids = (days: number) =>
    runCheck(retentionEndless, { loki: minimal({ retention: Duration.days(days) }) }).map(({ id }) => id);
  expect(ids(3653)).toEqual([]);
  expect(ids(3654)).toEqual(['loki/retention-endless']);
});

test('lines are not taken at an age at which they are deleted', () => {
  expect(runCheck(retentionBelowSampleAge, { loki: minimal({ retention: Duration.hours(72) }) })).toMatchObject([
    {
      id: 'loki/retention-below-sample-age',
      severity: 'warning',
      path: ['loki', 'retention'],
      fix: fixText('reject_old_samples_max_age: 72h'),
    },
  ]);
  expect(runCheck(retentionBelowSampleAge, { loki: minimal({ retention: Duration.days(7) }) })).toEqual([]);
});

test('the fix that is offered settles it', () => {
  const values = { loki: { limits_config: { reject_old_samples_max_age: '72h' } } };
  expect(runCheck(retentionBelowSampleAge, { loki: minimal({ retention: Duration.hours(72), values }) })).toEqual([]);
});
