import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { transformSync } from 'esbuild';
import * as library from '../lib/index';
import { classExamples, withImports } from './support/examples';
import { copyFixtures } from './support/fixture';

// What the documentation of each class shows, compiled strictly and run.

const EXPORTED = Object.keys(library);
const classes = Object.entries(library).filter(([, value]) => typeof value === 'function' && /^class/.test(`${value}`));
const examples = classExamples().filter(({ name }) => EXPORTED.includes(name));

test('every public class has an example', () => {
  expect(classes.length).toBeGreaterThan(10);
  expect(examples.map(({ name }) => name).sort()).toEqual(classes.map(([name]) => name).sort());
});

test('every example compiles', () => {
  mkdirSync('build', { recursive: true });
  const folder = mkdtempSync('build/examples-');
  for (const example of examples) writeFileSync(join(folder, `${example.name}.ts`), withImports(example, EXPORTED));
  const compilerOptions = { noEmit: true, types: ['node'], paths: { 'cdk8s-logging': ['../../lib/index.ts'] } };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'], compilerOptions }),
  );
  const { stdout } = spawnSync('npx', ['tsc', '-p', folder], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(stdout).toBe('');
});

describe('every example runs', () => {
  const before = process.env.CDK8S_OUTDIR;
  const checkout = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'example-'));
    process.env.CDK8S_OUTDIR = 'dist';
    copyFixtures(folder);
    process.chdir(folder);
    jest.spyOn(console, 'error').mockImplementation();
  });
  afterEach(() => {
    process.chdir(checkout);
    rmSync(folder, { recursive: true });
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    jest.restoreAllMocks();
  });

  test.each(examples)('$name', (example) => {
    const { code } = transformSync(withImports(example, EXPORTED), { loader: 'ts', format: 'cjs' });
    new Function('require', code)((name: string) => (name === 'cdk8s' ? cdk8s : library));
    expect(console.error).not.toHaveBeenCalled();
    if (example.code.includes('app.synth()')) expect(readdirSync('dist')).not.toEqual([]);
  });
});
