import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { printBlocks } from '../../../lib/syntax/alloy/printer';
import { programPath } from '../../support/programs';
import { blocks } from './documents';

const program = programPath('alloy-syntax');
const testReal = program === undefined ? test.skip : test;

testReal("Alloy's own parser and printer agree (needs ALLOY_SYNTAX: the program built from tools/alloy-syntax)", () => {
  const folder = mkdtempSync(join(tmpdir(), 'alloy-'));
  try {
    const files = fc.sample(blocks, { numRuns: 300, seed: 1 }).map((file, index) => {
      const path = join(folder, `${index}.alloy`);
      writeFileSync(path, printBlocks(file));
      return path;
    });
    const { status, stdout } = spawnSync(program ?? '', ['-canonical', ...files], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    expect(stdout.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([]);
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
