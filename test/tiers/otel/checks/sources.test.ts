import { otelSources } from '../../../../lib/tiers/otel/checks/sources';
import { allLogs } from '../props';

test('all but events and journals is read', () => expect(otelSources(allLogs)).toEqual([]));

test('events and journals are not', () => {
  const logs = { ...allLogs, events: { job: 'events' }, journal: { directory: '/var/log/journal', job: 'journal' } };
  expect(otelSources(logs)).toEqual([
    unsupported('events', 'do not read Kubernetes events', 'no event would be stored'),
    unsupported('journal', 'journalctl, which its images do not contain', 'no line of a journal would be stored'),
  ]);
});

function unsupported(source: string, problem: string, consequence: string) {
  return {
    id: 'otel/source-unsupported',
    severity: 'error',
    path: ['logs', source],
    problem: expect.stringContaining(problem),
    consequence,
    fix: `logs:\n  ${source}: false # or collect with Alloy: collector: { alloy: … }`,
  };
}
