import { promtailEndOfLife } from '../../../../lib/tiers/promtail/checks/end-of-life';
import { minimal as alloy } from '../../alloy/props';
import { environment } from './environment';

test('Promtail is over, and what comes after it changes no query', () => {
  expect(promtailEndOfLife(environment())).toMatchObject([
    {
      id: 'promtail/end-of-life',
      severity: 'warning',
      path: ['collector', 'promtail'],
      problem: expect.stringContaining('3.5.1'),
      fix: expect.stringMatching(/^collector:\n {2}alloy:.*\n {4}namespace: logging$/),
    },
  ]);
});

test('other collectors live on', () => expect(promtailEndOfLife({ collector: { alloy } })).toEqual([]));
