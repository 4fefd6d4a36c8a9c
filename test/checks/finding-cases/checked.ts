import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CheckOptions, checkRepository } from '../../../cli/check/check-repository';
import { synthesize } from '../../../lib/synth/synth';
import { MINIMAL } from '../../environment/in-memory';
import type { Cases } from './case';

/** What is found where a repository is checked, and not where it is synthesized. */
export const CHECKED: Cases = {
  'output/outdated': () => checked({ 'dist/edge/needs.txt': 'namespace other\n' }),
  'link/unreadable': () => checked({ 'dist/edge/own.yaml': 'apiVersion: v1\nkind: [\n' }),
  'environment/schema-outdated': () => checked({ 'environments/schema.json': '{}\n' }),
  'lock/outdated': () => checked({}, { charts: { pull: false, folder: '.' } }),
};

/** @param changes of files, after a synth */
function checked(changes: Readonly<Record<string, string>>, more: Partial<CheckOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'checked-'));
  const at = (path: string) => join(folder, path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  try {
    write('environments/edge.yaml', MINIMAL);
    const run = { files: [at('environments/edge.yaml')], output: at('dist'), locks: at('locks') };
    synthesize({ ...run, scope: 'all' });
    for (const [path, text] of Object.entries(changes)) write(path, text);
    const options = { ...run, environments: at('environments'), delivered: 'dist', charts: { pull: false }, ...more };
    return checkRepository(options).map(({ finding }) => finding);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
