import { readFileSync } from 'node:fs';
import { findingsPage } from '../../lib/output/findings-page';
import { FINDING_KINDS } from '../../lib/synth/finding-kinds';

const page = findingsPage(FINDING_KINDS.values());

test('docs/findings.md is up to date', () => {
  // A whole page as a difference helps nobody: npm run docs writes it.
  expect(readFileSync('docs/findings.md', 'utf8') === page).toBe(true);
});

test('each id is a heading to which links lead', () => {
  for (const id of FINDING_KINDS.keys()) expect(page).toContain(`\n### \`${id}\`\n`);
});

test.each([...FINDING_KINDS.values()])('$id is told in sentences without a full stop', ({ finds, happens, remedy }) => {
  for (const text of [finds, happens, remedy]) expect(text).toMatch(/^\S.*[^.\s]$/);
});

test('a kind with two severities says when it is only a warning', () => {
  const kind = { id: 'a/b', severity: 'error', milder: 'it is small', since: '0.1.0' } as const;
  const [, entry] = findingsPage([{ ...kind, finds: 'a hole', happens: 'it leaks', remedy: 'mend it' }]).split(
    '## a\n\n',
  );
  expect(entry).toBe(
    [
      '### `a/b`',
      '',
      '*Error, a warning if it is small; since 0.1.0.*',
      '',
      '- **Problem:** A hole.',
      '- **In the cluster:** It leaks.',
      '- **Fix:** Mend it.',
      '',
    ].join('\n'),
  );
});
