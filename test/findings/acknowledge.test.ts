import { acknowledgeFindings } from '../../lib/findings/acknowledge';
import type { Finding } from '../../lib/findings/finding';
import { countFindings } from '../../lib/findings/report';

const finding = (severity: Finding['severity'], id: string): Finding => ({
  id,
  severity,
  path: [],
  problem: 'a problem',
  consequence: 'a consequence',
  fix: 'a fix',
});
const NOTE = finding('note', 'lock/stale');
const acknowledge = [{ id: 'lock/stale', reason: 'CI renews it.' }];

test('a note waits for nobody, and is no warning', () => {
  expect(acknowledgeFindings([NOTE], [])).toEqual({ open: [NOTE], acknowledged: [] });
  expect(countFindings([NOTE, finding('warning', 'a/b')])).toBe('0 errors, 1 warning');
});

test('who accepts a note all the same is not told that nothing gives it', () => {
  expect(acknowledgeFindings([NOTE], acknowledge)).toEqual({ open: [], acknowledged: [NOTE] });
  expect(acknowledgeFindings([], acknowledge).open).toMatchObject([{ id: 'environment/unused-acknowledgement' }]);
});
