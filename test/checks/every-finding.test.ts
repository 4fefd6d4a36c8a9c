import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FINDING_KINDS } from '../../lib/synth/finding-kinds';
import { synthesize } from '../../lib/synth/synth';
import { CASES } from './finding-cases/all';
import type { Case } from './finding-cases/case';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'finding-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('each id of the registry has a case, and each case an id', () => {
  expect(Object.keys(CASES).sort()).toEqual([...FINDING_KINDS.keys()].sort());
});

test('the registry has each kind that is defined', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const defined = files.flatMap((file) => [
    ...readFileSync(join('lib', file), 'utf8').matchAll(/\bid: '([a-z0-9-]+\/[a-z0-9-]+)',\s+severity:/g),
  ]);
  expect(defined.length).toBeGreaterThan(100);
  for (const [, id] of defined) expect(FINDING_KINDS.has(id ?? '')).toBe(true);
});

test.each(Object.entries(CASES))('%s is found', (id, input) => {
  expect(findingsOf(input).map((finding) => finding.id)).toContain(id);
});

function findingsOf(input: Case) {
  if (typeof input === 'function') return input();
  const files = typeof input === 'string' ? { 'environments/production.yaml': input } : input;
  for (const [path, text] of Object.entries(files)) write(path, text);
  const environments = Object.keys(files).filter((path) => path.startsWith('environments/'));
  return synthesize({
    files: environments.map((path) => join(folder, path)),
    output: join(folder, 'dist'),
    locks: join(folder, 'locks'),
    scope: 'all',
  }).findings.map(({ finding }) => finding);
}

/** An empty text stands for a file that is not there. */
function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  if (text !== '') writeFileSync(join(folder, path), text);
}
