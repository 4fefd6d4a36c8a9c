import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownCharts } from '../../lib/charts/catalog';
import { valueAt } from '../../lib/kubernetes/json';
import { distReleases } from '../support/dist';
import { describeReal } from '../support/programs';

// Every configuration of Alloy in what synth writes, judged by Alloy's own programs where they are at hand.

const configs = distReleases()
  .filter(({ chart }) => chart === 'alloy')
  .map(({ file, version, values }) => ({
    file,
    program: knownCharts('alloy').find((chart) => chart.version === version)?.appVersion,
    text: String(valueAt(values, 'alloy', 'configMap', 'content')),
  }));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alloy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written({ file, text }: { readonly file: string; readonly text: string }): string {
  const path = join(folder, file.replaceAll('/', '_'));
  writeFileSync(path, text);
  return path;
}

test('there are configurations to judge', () => {
  expect(configs.length).toBeGreaterThan(3);
});

describeReal('the syntax package of Alloy', ['alloy-syntax'], ({ 'alloy-syntax': syntax }) => {
  test.each(configs)('$file is as its printer writes it', (config) => {
    const { status, stdout } = spawnSync(syntax, ['-canonical', written(config)], { encoding: 'utf8' });
    expect(stdout).toContain('1 passed, 0 failed');
    expect(status).toBe(0);
  });
});

/** `alloy, version v1.7.0 (branch: …)`; nothing where there is no such program. */
const installed = /version v([\d.]+)/.exec(spawnSync('alloy', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
const judged = configs.filter(({ program }) => program === installed);
const testAlloy = judged.length === 0 ? test.skip : test;

/** Alloy 1.7 has no `validate` (grafana/alloy@v1.7.0:internal/alloycli): there its formatter is all that judges a file. */
const COMMAND = installed?.startsWith('1.7.') ? ['fmt', '--test'] : ['validate'];

testAlloy.each(judged.length === 0 ? configs : judged)(
  '$file is accepted by the Alloy on the PATH (needs the pinned version, $program)',
  (config) => {
    const { status, stderr } = spawnSync('alloy', [...COMMAND, written(config)], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.anything()]);
  },
);
