import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { FORMAT_NAMES } from '../../lib/findings/formats/all';
import { ACTIONS } from '../../lib/init/github-workflow';
import { runScript } from './ci-files';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description?: string; readonly default?: unknown }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const text = readFileSync('action.yml', 'utf8');
const action: Action = parse(text);
const { steps } = action.runs;
const scripts = steps.filter((step) => step.run !== undefined);

const scriptOf = (name: string) => steps.find((step) => step.name === name)?.run ?? '';

test('no script holds an expression, and each has a shell', () => {
  expect(scripts.length).toBeGreaterThan(2);
  for (const { run, shell } of scripts) {
    expect(run).not.toContain('${{');
    expect(shell).toBe('bash');
  }
});

test('each input has a sentence and a default, and something reads it', () => {
  for (const [name, { description, default: usual }] of Object.entries(action.inputs)) {
    expect([name, typeof description, typeof usual]).toEqual([name, 'string', 'string']);
    expect(text).toContain(`inputs.${name}`);
  }
  for (const [, name = ''] of text.matchAll(/inputs\.([\w-]+)/g)) expect(Object.keys(action.inputs)).toContain(name);
});

test('the formats that it names are those that there are', () => {
  expect(action.inputs.format?.description).toContain(`One of ${FORMAT_NAMES.join(', ')}.`);
});

test('its actions are of the versions that new workflows get', () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used).toEqual([ACTIONS.node, ACTIONS.sarif, ACTIONS.cache]);
});

test('the check runs what the repository has installed, or the version that is asked for', () => {
  const check = scriptOf('Check');
  expect(runScript(check, { VERSION: '', FORMAT: 'github' }).calls).toEqual([
    ['npx', '--no-install', 'cdk8s-logging', 'check', '--format', 'github'],
  ]);
  expect(runScript(check, { VERSION: '0.2.0', FORMAT: 'text' }).calls).toEqual([
    ['npx', '--yes', '--package=cdk8s-logging@0.2.0', 'cdk8s-logging', 'check', '--format', 'text'],
  ]);
});

test('what is found fails the step of the check, and not that of the report', () => {
  const env = { VERSION: '', FORMAT: 'github', SARIF: 'a b.sarif' };
  expect(runScript(scriptOf('Check'), env, { failing: 'check' }).code).toBe(1);
  expect(runScript(scriptOf('Report for code scanning'), env, { failing: 'check' }).code).toBe(0);
});

test('npm installs what is not there yet, and nothing else', () => {
  const install = scriptOf('Install cdk8s-logging');
  expect(runScript(install, { VERSION: '' }).calls.map(([name]) => name)).toEqual(['npx']);
  expect(runScript(install, { VERSION: '' }, { failing: '--help' }).calls.at(-1)).toEqual(['npm', 'ci']);
  expect(runScript(install, { VERSION: '0.2.0' }).calls).toEqual([]);
});

test.each(['$(touch x)', '`id`', '"; echo hi; "', 'npm:other@1', 'https://example.com/x.tgz', '../x', 'a b'])(
  '%s is no version',
  (version) => {
    expect(runScript(scriptOf('Install cdk8s-logging'), { VERSION: version })).toMatchObject({ code: 2, calls: [] });
  },
);

test('what somebody hands in stays one word', () => {
  const hostile = '$(echo hi) "x" `id`; exit 7';
  const { calls, code } = runScript(scriptOf('Check'), { VERSION: hostile, FORMAT: hostile });
  expect(code).toBe(0);
  expect(calls).toEqual([
    ['npx', '--yes', `--package=cdk8s-logging@${hostile}`, 'cdk8s-logging', 'check', '--format', hostile],
  ]);
});

test('the review is asked for, and for pull requests alone: nothing of it runs after a version that is none', () => {
  const names = ['Fetch the base', 'Keep charts', 'Renew inventories', 'Review'];
  const [base, ...others] = names.map((name) => steps.find((step) => step.name === name)?.if ?? '');
  expect(action.inputs.review?.default).toBe('false');
  for (const part of ["inputs.review == 'true'", 'github.event.pull_request', "steps.install.outcome == 'success'"])
    expect(base).toContain(part);
  for (const other of others) expect(other).toContain("steps.base.outcome == 'success'");
});

test('the review has the token alone, and its base is one word', () => {
  const holders = steps.filter(({ env }) => Object.values(env ?? {}).some((value) => value.includes('inputs.token')));
  expect(holders.map(({ name }) => name)).toEqual(['Fetch the base', 'Review']);
  const { calls } = runScript(scriptOf('Review'), { VERSION: '', BASE: '$(echo hi) x' });
  expect(calls).toEqual([
    [
      ...['npx', '--no-install', 'cdk8s-logging', 'review', '--base', '$(echo hi) x'],
      ...['--format', 'github', '--post', 'github'],
    ],
  ]);
});

test('a review goes on without the charts that could not be had', () => {
  expect(runScript(scriptOf('Renew inventories'), { VERSION: '' }, { failing: 'lock' }).code).toBe(0);
});
