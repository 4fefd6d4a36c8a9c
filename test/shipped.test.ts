import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEnvironmentFiles } from '../lib/environment/files';
import { environmentJsonSchema } from '../lib/environment/json-schema';
import { synthesize } from '../lib/synth/synth';
import { shown } from './support/try-fix';

// Whatever lies in environments/: the examples, what a fork has in their place, or nothing.

test('every environment synthesizes', () => {
  const { files } = listEnvironmentFiles('environments');
  if (files.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'shipped-'));
  try {
    const { findings } = synthesize({ files, output: join(folder, 'dist'), locks: 'locks', scope: 'all' });
    const errors = findings.filter(({ finding }) => finding.severity === 'error');
    expect(errors.map(({ finding, location }) => `${location} ${shown(finding)}`)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the schema beside them is up to date', () => {
  const file = 'environments/schema.json';
  // Not shown in full where it is not: npm run schema writes it.
  expect(!existsSync(file) || readFileSync(file, 'utf8') === environmentJsonSchema()).toBe(true);
});
