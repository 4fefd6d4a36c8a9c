import { setKey } from '../../../lib/findings/repair';
import { found, printed } from './samples';

test('a report has its version, and all that is known of a finding', () => {
  const fix = setKey(['loki', 'replicas', 'write'], 3);
  expect(JSON.parse(printed('json', [found({ fix })]))).toEqual({
    version: 1,
    tool: '0.2.0',
    findings: [
      {
        id: 'loki/replication-factor',
        severity: 'error',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        file: 'clusters/eu/environments/production.yaml',
        line: 14,
        column: 5,
        location: 'environments/production.yaml:14:5',
        path: 'loki.replicas.write',
        problem: 'there are fewer ingesters than copies',
        consequence: 'Loki refuses every line',
        fix: 'loki:\n  replicas:\n    write: 3',
        edits: [{ change: 'set', path: ['loki', 'replicas', 'write'], value: 3 }],
      },
    ],
  });
});

test('a sentence has no edits, and a file outside of the repository no name in it', () => {
  const [first] = JSON.parse(printed('json', [found({}, { file: '/etc/x' })])).findings;
  expect(Object.keys(first)).toEqual([
    'id',
    'severity',
    'fingerprint',
    'location',
    'path',
    'problem',
    'consequence',
    'fix',
  ]);
});
