import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { printBlocks } from '../../../lib/syntax/alloy/printer';
import { describeReal } from '../../support/programs';
import { blocks } from './documents';

describeReal("Alloy's own program", ['alloy-syntax'], ({ 'alloy-syntax': program }) => {
  test('its parser and its printer agree with ours', () => {
    const folder = mkdtempSync(join(tmpdir(), 'alloy-'));
    try {
      const files = fc.sample(blocks, { numRuns: 300, seed: 1 }).map((file, index) => {
        const path = join(folder, `${index}.alloy`);
        writeFileSync(path, printBlocks(file));
        return path;
      });
      const { status, stdout } = spawnSync(program, ['-canonical', ...files], {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      });
      expect(stdout.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([]);
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
