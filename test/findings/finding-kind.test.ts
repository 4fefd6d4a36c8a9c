import { finding } from '../../lib/findings/finding-kind';

const kind = { id: 'a/b', severity: 'error', happens: 'it leaks' } as const;
const place = { path: ['a'], problem: 'there is a hole', fix: 'mend it' };

test('a place that knows no more than its kind says what the kind says', () => {
  expect(finding(kind, place)).toEqual({ ...place, id: 'a/b', severity: 'error', consequence: 'it leaks' });
});

test('a place that knows more says it', () => {
  const more = { ...place, severity: 'warning', consequence: 'drops reach the cellar' } as const;
  expect(finding(kind, more)).toEqual({ ...more, id: 'a/b' });
});
