import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { DEFAULT_SETTINGS } from '../../lib/environment/settings';
import { watchedPaths } from '../../lib/init/ci-options';
import { githubWorkflow, type WorkflowOptions } from '../../lib/init/github-workflow';
import { findTool } from '../../tools/find';

const USUAL: WorkflowOptions = { watched: watchedPaths(DEFAULT_SETTINGS) };
const VARIANTS: readonly WorkflowOptions[] = [
  USUAL,
  { ...USUAL, codeScanning: true, branch: 'release/1+2' },
  { watched: ['a [b]*/', '!c'], directory: 'clusters/it\'s "here"', node: 22, codeScanning: true },
];

const read = (options: WorkflowOptions) => parse(githubWorkflow(options));

test('runs where something changes that it checks, and no more than one at a time', () => {
  const { on, concurrency } = read(USUAL);
  expect(Object.keys(on)).toEqual(['pull_request', 'push']);
  expect(on.pull_request.paths).toEqual([
    'environments/**',
    'dist/**',
    'locks/**',
    'charts-values/**',
    'cdk8s-logging.yaml',
    'package.json',
    'package-lock.json',
    '.github/workflows/logging.yaml',
  ]);
  expect(on.push).toEqual({ branches: ['main'], paths: on.pull_request.paths });
  expect(concurrency['cancel-in-progress']).toBe(true);
});

test('may read the repository, and nothing else without code scanning', () => {
  expect(read(USUAL).permissions).toEqual({ contents: 'read' });
  expect(read({ ...USUAL, codeScanning: true }).permissions).toEqual({ contents: 'read', 'security-events': 'write' });
});

test.each(VARIANTS)('%# leaves no token in the checkout, and has no expression in a script', (options) => {
  const { check, review } = read(options).jobs;
  expect(check.steps[0].with).toEqual({ 'persist-credentials': false });
  expect(review.steps[0].with).toEqual({ 'persist-credentials': false, 'fetch-depth': 0 });
  for (const { run = '' } of [...check.steps, ...review.steps]) expect(run).not.toContain('${{');
});

test('the review runs for pull requests alone, may comment and nothing more, and only its last step has the token', () => {
  const { review } = read(USUAL).jobs;
  expect(review.if).toBe("${{ github.event_name == 'pull_request' }}");
  expect(review.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  const withEnvironment = review.steps.filter((step: { env?: unknown }) => step.env !== undefined);
  expect(withEnvironment).toEqual([review.steps.at(-1)]);
  expect(review.steps.at(-1)).toEqual({
    name: 'Review',
    run: 'npx cdk8s-logging review --format github --post github',
    env: { GITHUB_TOKEN: '${{ github.token }}' },
  });
});

test('names mean nothing but themselves', () => {
  const { on, jobs } = read(VARIANTS[2] ?? USUAL);
  expect(on.pull_request.paths.slice(0, 2)).toEqual([
    'clusters/it\'s "here"/a \\[b\\]\\*/**',
    'clusters/it\'s "here"/!c',
  ]);
  for (const { defaults } of [jobs.check, jobs.review])
    expect(defaults.run['working-directory']).toBe('clusters/it\'s "here"');
  expect(read({ watched: ['!c'] }).on.push.paths[0]).toBe('\\!c');
});

// actionlint is one of our programs, which `npm test` does without.
const describeReal = process.env.E2E === '1' ? describe : describe.skip;

describeReal('actionlint', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'workflow-'));
    mkdirSync(join(root, '.git'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function lint(workflow: string): string {
    const tool = findTool('actionlint');
    if (!tool) throw new Error('no actionlint here: npm run tools');
    const path = join(root, '.github/workflows/logging.yaml');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, workflow);
    const { stdout, stderr } = spawnSync(tool.path, ['-no-color', '-oneline'], { cwd: root, encoding: 'utf8' });
    return stdout + stderr;
  }

  test.each(VARIANTS)('has nothing to say of %#', (options) => {
    expect(lint(githubWorkflow(options))).toBe('');
  });

  test.each(VARIANTS)('knows each input of %# by the versions of actions that it has learned', (options) => {
    expect(lint(githubWorkflow(options).replaceAll('@v7', '@v6'))).toBe('');
  });

  const callOf = (inputs: string) =>
    `on: push\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./\n        with: { ${inputs} }\n`;

  test('takes our own action', () => {
    cpSync('action.yml', join(root, 'action.yml'));
    expect(lint(callOf('directory: clusters, sarif: a.sarif, upload: "true", review: "true"'))).toBe('');
    expect(lint(callOf('folder: clusters'))).toContain('input "folder" is not defined');
  });

  test('takes the scripts of our own action as those of a workflow', () => {
    const { runs } = parse(readFileSync('action.yml', 'utf8'));
    const steps = runs.steps.filter((step: { run?: string }) => step.run !== undefined);
    const jobs = {
      check: { 'runs-on': 'ubuntu-latest', steps: steps.map(({ run }: { run: string }) => ({ run, shell: 'bash' })) },
    };
    expect(lint(JSON.stringify({ on: 'push', jobs }))).toBe('');
  });
});
