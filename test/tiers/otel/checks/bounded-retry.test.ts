import { boundedRetry } from '../../../../lib/tiers/otel/checks/bounded-retry';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { everything, minimal } from '../props';

test('no bound, no warning', () => expect(runCheck(boundedRetry, { settings: minimal })).toEqual([]));

test('a bound is a warning that says what it costs', () => {
  expect(runCheck(boundedRetry, { settings: everything })).toEqual([
    expect.objectContaining({
      id: 'otel/bounded-retry',
      severity: 'warning',
      path: ['collector', 'otel', 'boundedRetry'],
      problem: 'collectors give a batch up after 10m and keep up to 5000 requests in memory',
      consequence: expect.stringMatching(
        /^an outage of 15m costs each node the batches that its 10 workers took first/,
      ),
      fix: fixText('delete collector.otel.boundedRetry'),
    }),
  ]);
});
