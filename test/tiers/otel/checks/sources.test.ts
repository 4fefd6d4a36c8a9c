import { runChecks } from '../../../../lib/findings/check';
import type { LogIntent } from '../../../../lib/logs/intent';
import { OTEL } from '../../../../lib/tiers/otel/collector';
import { fixText } from '../../../support/fix-text';
import { subject } from '../../subject';
import { allLogs, minimal } from '../props';

const findings = (logs: LogIntent) =>
  runChecks(OTEL.checks, subject(minimal, logs)).filter(({ id }) => id === 'otel/source-unsupported');

test('all but events and journals is read', () => expect(findings(allLogs)).toEqual([]));

test('events and journals are not', () => {
  const logs = { ...allLogs, events: { job: 'events' }, journal: { directory: '/var/log/journal', job: 'journal' } };
  expect(findings(logs)).toEqual([
    unsupported('journal', 'journalctl, which its images do not contain', 'no line of a journal would be stored'),
    unsupported('events', 'do not read Kubernetes events', 'no event would be stored'),
  ]);
});

function unsupported(source: string, problem: string, consequence: string) {
  return {
    id: 'otel/source-unsupported',
    severity: 'error',
    path: ['logs', source],
    problem: expect.stringContaining(problem),
    consequence,
    fix: fixText(`logs:\n  ${source}:\n    enabled: false\n# or collect with Alloy`),
  };
}
