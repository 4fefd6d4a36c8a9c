import { runChecks } from '../../../../lib/findings/check';
import { endOfLife } from '../../../../lib/tiers/promtail/checks/end-of-life';
import type { PromtailSubject } from '../../../../lib/tiers/promtail/checks/subject';
import { minimal as alloy } from '../../alloy/props';
import { environment } from './environment';

test('Promtail is over, and what comes after it changes no query', () => {
  expect(runChecks([endOfLife], environment().collector)).toMatchObject([
    {
      id: 'promtail/end-of-life',
      severity: 'warning',
      path: ['collector', 'promtail'],
      problem: expect.stringContaining('3.5.1'),
      fix: expect.stringMatching(/^collector:\n {2}alloy:.*\n {4}namespace: logging$/),
    },
  ]);
});

test('other collectors live on', () =>
  expect(runChecks<PromtailSubject>([endOfLife], { logs: alloy.logs })).toEqual([]));
