import { dropPattern } from '../../../lib/logs/checks/drop';
import { runCheck } from '../../support/checks';
import { environment } from '../../tiers/alloy/checks/environment';

const found = (pattern: string) => runCheck(dropPattern, environment({ drop: [{ name: 'Health checks', pattern }] }));

test.each(['GET /healthz', '(?i)health.?check', '^ping$', '^$', '^\\s*$', '^.{0,3}$', '"path":"/(ready|live)"', 'a|b'])(
  '%s drops lines of a kind',
  (pattern) => expect(found(pattern)).toEqual([]),
);

test.each([
  ['GET (/healthz', 'missing closing )'],
  ['(?!x)y', 'RE2 has no lookaround'],
  ['(a)\\1', 'RE2 has no backreferences'],
])('RE2 refuses %s', (pattern, reason) => {
  expect(found(pattern)).toMatchObject([
    {
      id: 'logs/drop-pattern',
      severity: 'error',
      path: ['logs', 'drop', 'Health checks'],
      problem: expect.stringContaining(reason),
    },
  ]);
});

test.each(['', 'x*', '.*', '.', '^', '$', '(?:)', 'healthz|', '(GET )?(/healthz)?', '(?s).+', '[^x]'])(
  '%j drops every line',
  (pattern) => {
    expect(found(pattern)).toMatchObject([
      { id: 'logs/drop-pattern', severity: 'error', consequence: 'no line of any pod is stored' },
    ]);
  },
);
