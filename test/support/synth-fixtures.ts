import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { synthesize } from '../../lib/synth/synth';
import { FIXTURE_LOCKS, fixtureFiles } from './fixture';

/** Writes the `dist/` of the environments of the tests, unless another worker is faster. */
export function synthFixtures(output: string): void {
  const own = mkdtempSync(join(dirname(output), 'synth-'));
  const written = join(own, 'dist');
  const { findings } = synthesize({ files: fixtureFiles(), output: written, locks: FIXTURE_LOCKS, scope: 'all' });
  if (findings.length > 0) throw new Error(findings.map(({ finding }) => finding.problem).join('\n'));
  try {
    renameSync(written, output);
  } catch (failure) {
    // Nothing can take the place of a folder that has files.
    if (!isTaken(failure)) throw failure;
  } finally {
    rmSync(own, { recursive: true });
  }
}

/** Errors of node are none of the classes that jest gives to tests. */
function isTaken(failure: unknown): boolean {
  const code = typeof failure === 'object' && failure !== null && 'code' in failure ? failure.code : undefined;
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}
