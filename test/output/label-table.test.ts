import { readFileSync } from 'node:fs';
import { labelTable } from '../../lib/output/label-table';

test('docs/labels.md is up to date', () => {
  expect(readFileSync('docs/labels.md', 'utf8') === labelTable()).toBe(true);
});

test('says which collector reads what', () => {
  const [, journal = ''] = labelTable().split('## Journals of the nodes');
  expect(journal).toMatch(/\| `unit` \| yes \| yes \| – \| – \|/);
});
