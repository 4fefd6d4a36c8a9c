import type { Severity } from '../../lib/findings/finding';
import type { LocatedFinding } from '../../lib/findings/located-finding';
import { formatFinding, formatFindings } from '../../lib/findings/report';

const found = (index: number, severity: Severity = 'error', id = 'a/b'): LocatedFinding => ({
  finding: { id, severity, path: ['x', index], problem: `it is ${index}`, consequence: 'it fails', fix: 'mend it' },
  location: `a.yaml:${index}:1`,
});

const many = (count: number, severity?: Severity, id?: string) =>
  Array.from({ length: count }, (_, index) => found(index, severity, id));

test('a few findings are all printed, in their order', () => {
  const all = [found(2, 'warning'), found(1)];
  expect(formatFindings(all)).toBe(all.map(formatFinding).join('\n\n'));
});

test('of many, twenty errors and twenty warnings are printed, and the rest is counted by id', () => {
  const text = formatFindings([...many(25, 'warning', 'w/w'), ...many(30), ...many(4, 'error', 'c/d')]);
  expect(text.match(/^error {2}/gm)).toHaveLength(20);
  expect(text.match(/^warning {2}/gm)).toHaveLength(20);
  expect(text).toMatch(/\n\nand 19 more:\n {2}5 × w\/w\n {2}10 × a\/b\n {2}4 × c\/d$/);
});

test('a text that ends in a dot gets no second one', () => {
  const { finding, location } = found(1);
  expect(formatFinding({ finding: { ...finding, problem: 'at most - _ .' }, location })).toContain('at most - _ .\n');
});
