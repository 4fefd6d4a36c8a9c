import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

// The library as somebody uses it in a cdk8s app of their own: the code in the README, run.

test('the example in the README synthesizes in an app of its own', () => {
  const [, example] = /```ts\n(.*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'library-'));
  for (const part of ['environments', 'charts-values']) cpSync(part, join(folder, part), { recursive: true });
  buildSync({
    stdin: { contents: example ?? '', resolveDir: process.cwd(), loader: 'ts' },
    alias: { 'cdk8s-logging': './lib/index.ts' },
    bundle: true,
    platform: 'node',
    outfile: join(folder, 'build/app.js'),
  });
  const { status, stderr } = spawnSync(process.execPath, ['build/app.js'], { cwd: folder, encoding: 'utf8' });
  const charts = readdirSync(join(folder, 'dist'));
  rmSync(folder, { recursive: true });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(charts.map((file) => file.replace(/-c8.*/, ''))).toEqual([
    'homelab-staging-configs',
    'homelab-staging-flux',
    'homelab-staging-prerequisites',
    'homelab-staging-releases',
  ]);
});
