import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../../cli/charts/upgrade';
import { DEFAULT_SETTINGS } from '../../lib/environment/settings';
import { chartNamed } from '../../lib/schema/chart';
import { MINIMAL } from '../environment/in-memory';
import { copyFixtures } from '../support/fixture';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
  copyFixtures(folder);
  said = [];
  const say = (line: unknown) => void said.push(String(line).replaceAll(`${folder}/`, ''));
  jest.spyOn(console, 'log').mockImplementation(say);
  jest.spyOn(console, 'error').mockImplementation(say);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    say(text);
    return true;
  });
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]): Promise<unknown> {
  const { environments, locks } = DEFAULT_SETTINGS;
  const settings = { ...DEFAULT_SETTINGS, environments: join(folder, environments), locks: join(folder, locks) };
  return command(settings).parseAsync(args, { from: 'user' });
}

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
const newest = (name: 'loki' | 'alloy') => chartNamed(name, undefined).version;

test('tells for each environment what runs and what there is, and writes it where it is pinned', async () => {
  const before = read('environments/bases/homelab.yaml');
  await run('loki');
  expect(said).toEqual(
    expect.arrayContaining([
      `homelab-production  loki 6.49.0 → ${newest('loki')}  environments/bases/homelab.yaml:14`,
      `homelab-staging  loki 6.49.0 → ${newest('loki')}  environments/bases/homelab.yaml:14`,
      `talos-ambient  loki ${newest('loki')}, from its lock: the newest that is known`,
    ]),
  );
  expect(said.at(-1)).toContain('One file changed. Next: npx cdk8s-logging lock --pull');
  expect(read('environments/bases/homelab.yaml')).toBe(before.replace('chart: 6.49.0', `chart: ${newest('loki')}`));
});

test('only shows it with --dry-run', async () => {
  const before = everything();
  await run('--dry-run');
  expect(said.at(-1)).toContain('would be changed');
  expect(everything()).toEqual(before);
});

test('says who else extends a file that is changed', async () => {
  await run('alloy', '--env', 'homelab-staging');
  expect(said).toContain('homelab-production  alloy changes as well: it extends environments/bases/homelab.yaml');
});

test('writes a pin where a lock said the version', async () => {
  write('environments/edge.yaml', MINIMAL);
  cpSync(join(folder, 'locks/homelab-staging'), join(folder, 'locks/edge'), { recursive: true });
  await run('loki', '--env', 'edge');
  expect(said).toContain(`edge  loki 6.49.0, from its lock → ${newest('loki')}  environments/edge.yaml:4`);
  expect(read('environments/edge.yaml')).toContain(`\n  chart: ${newest('loki')}\n`);
});

test('leaves what a tool without a lock takes by itself alone', async () => {
  write('environments/edge.yaml', MINIMAL);
  await run('--env', 'edge');
  expect(said.slice(0, 2)).toEqual([
    `edge  loki ${newest('loki')}, the default of this version of the command: the newest that is known`,
    `edge  alloy ${newest('alloy')}, the default of this version of the command: the newest that is known`,
  ]);
  expect(said.at(-1)).toContain('Nothing was changed.');
});

test('keeps to the repository that is written', async () => {
  const text = MINIMAL.replace('  retention', '  chart: { repository: grafana, version: 6.49.0 }\n  retention');
  write('environments/edge.yaml', text);
  await expect(run('loki', '--env', 'edge', '--to', '18.11.0')).rejects.toThrow('exit 2');
  expect(said.join('')).toContain(
    'The chart loki 18.11.0 is published by grafana-community, and environments/edge.yaml:6 names another repository',
  );
  expect(read('environments/edge.yaml')).toBe(text);
});

test('goes back to an earlier version where it is asked to', async () => {
  await run('loki', '--env', 'talos-ambient', '--to', '6.49.0');
  expect(read('environments/talos-ambient.yaml')).toContain('chart: 6.49.0');
});

test.each([
  [
    ['loki', '--to', '99.0.0'],
    'Nothing is known of the chart loki 99.0.0: npx cdk8s-logging charts add loki 99.0.0 --pull',
  ],
  [['--to', '6.49.0'], '--to takes the name of a chart'],
  [['--env', 'nowhere'], 'There is no environment nowhere'],
  [['promtail', '--env', 'homelab-staging'], 'No environment that is meant installs the chart'],
])('refuses %j in a sentence, and writes nothing', async (args, sentence) => {
  const before = everything();
  await expect(run(...args)).rejects.toThrow('exit 2');
  expect(said.join('')).toContain(sentence);
  expect(everything()).toEqual(before);
});

test('tells what only a person can write, and what can not be read', async () => {
  write(
    'environments/edge.yaml',
    MINIMAL.replace('  retention', '  chart: &pin 6.49.0\n  values: { a: *pin }\n  retention'),
  );
  await run('loki', '--env', 'edge');
  expect(said).toContain(
    `environments/edge.yaml:6 can not be changed without what else stands there: write ${newest('loki')} at loki.chart for the chart loki of edge by hand.`,
  );
  expect(process.exitCode).toBe(1);
  write('environments/edge.yaml', 'loki: [');
  await expect(run('loki', '--env', 'edge')).rejects.toThrow('exit 2');
  expect(said.join('')).toContain('environment/yaml');
});

function everything(): readonly string[] {
  return readdirSync(join(folder, 'environments'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => read(`environments/${name}`));
}
