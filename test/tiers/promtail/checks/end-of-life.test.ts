import { COLLECTORS } from '../../../../lib/plan/collectors';
import { endOfLife } from '../../../../lib/tiers/promtail/checks/end-of-life';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { minimal } from '../props';

test('Promtail is over, and what comes after it changes no query', () => {
  expect(runCheck(endOfLife, { settings: minimal })).toMatchObject([
    {
      id: 'promtail/end-of-life',
      severity: 'warning',
      path: ['collector', 'promtail'],
      problem: expect.stringContaining('3.5.1'),
      fix: fixText(/\ncollector:\n {2}alloy:\n {4}namespace: logging$/),
    },
  ]);
});

test('other collectors live on', () => {
  const { alloy, otel } = COLLECTORS;
  const ids = [...alloy.checks, ...otel.checks].map(({ id }) => id);
  expect(ids).not.toContain('promtail/end-of-life');
});
