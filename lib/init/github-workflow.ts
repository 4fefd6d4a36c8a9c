import { toYaml } from '../syntax/yaml';
import { type CiOptions, fromRoot, USUAL_NODE } from './ci-options';

/** Major versions of the actions, each the newest of its repository. */
export const ACTIONS = {
  checkout: 'actions/checkout@v7',
  node: 'actions/setup-node@v7',
  sarif: 'github/codeql-action/upload-sarif@v4',
  cache: 'actions/cache@v5',
} as const;

/** What a workflow depends on. */
export interface WorkflowOptions extends CiOptions {
  /** Branch whose pushes are checked as well. @default 'main' */
  readonly branch?: string;

  /** Whether findings become alerts of code scanning, which private repositories pay for. @default false */
  readonly codeScanning?: boolean;
}

/**
 * Writes a workflow of GitHub that checks each pull request: findings annotate its files, and a comment tells what it does
 * to the stacks that run.
 * @returns the text of `.github/workflows/logging.yaml`
 */
export function githubWorkflow(options: WorkflowOptions): string {
  const { directory = '.', watched, node = USUAL_NODE, branch = 'main', codeScanning = false } = options;
  const setup = setupSteps(directory, node);
  const paths = [...watched.map((path) => pattern(fromRoot(path, directory))), '.github/workflows/logging.yaml'];
  return lines([
    '# Checks that dist/ is what the environment files say, and that everything in it is wired.',
    'name: logging',
    '',
    'on:',
    '  pull_request:',
    ...list(4, 'paths', paths),
    '  push:',
    ...list(4, 'branches', [pattern(branch)]),
    ...list(4, 'paths', paths),
    '',
    'permissions:',
    '  contents: read',
    ...(codeScanning ? ['  security-events: write'] : []),
    '',
    'concurrency:',
    '  group: ${{ github.workflow }}-${{ github.ref }}',
    '  cancel-in-progress: true',
    '',
    'jobs:',
    '  check:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 10',
    ...workingDirectory(directory),
    '    steps:',
    ...checkoutSteps(),
    ...setup,
    '      - run: npx cdk8s-logging check --format github',
    ...(codeScanning ? sarifSteps(directory) : []),
    ...reviewJob(directory, setup),
  ]);
}

function workingDirectory(directory: string): readonly string[] {
  return directory === '.' ? [] : ['    defaults:', '      run:', `        working-directory: ${scalar(directory)}`];
}

/** @param inputs of the action, a line each */
function checkoutSteps(...inputs: readonly string[]): readonly string[] {
  const all = ['persist-credentials: false', ...inputs];
  return [`      - uses: ${ACTIONS.checkout}`, '        with:', ...all.map((input) => `          ${input}`)];
}

function setupSteps(directory: string, node: number): readonly string[] {
  const lock = scalar(fromRoot('package-lock.json', directory));
  return [
    `      - uses: ${ACTIONS.node}`,
    '        with:',
    `          node-version: ${node}`,
    '          cache: npm',
    ...(directory === '.' ? [] : [`          cache-dependency-path: ${lock}`]),
    '      - run: npm ci',
  ];
}

/** Alone with the right to comment. The runners of GitHub have Helm; where a chart is missing, the review says so. */
function reviewJob(directory: string, setup: readonly string[]): readonly string[] {
  return [
    '  review:',
    "    if: ${{ github.event_name == 'pull_request' }}",
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 10',
    '    permissions:',
    '      contents: read',
    '      pull-requests: write',
    ...workingDirectory(directory),
    '    steps:',
    ...checkoutSteps('fetch-depth: 0'),
    ...setup,
    '      - name: Renew inventories',
    '        run: npx cdk8s-logging lock --pull || true',
    '      - name: Review',
    '        run: npx cdk8s-logging review --format github --post github',
    '        env:',
    '          GITHUB_TOKEN: ${{ github.token }}',
  ];
}

/** The check has failed or passed before: of this one the report alone counts. A fork may not send reports. */
function sarifSteps(directory: string): readonly string[] {
  const condition = '${{ !cancelled() && github.event.pull_request.head.repo.fork != true }}';
  return [
    '      - name: Report for code scanning',
    `        if: ${condition}`,
    '        run: npx cdk8s-logging check --format sarif > cdk8s-logging.sarif || true',
    `      - uses: ${ACTIONS.sarif}`,
    `        if: ${condition}`,
    '        with:',
    `          sarif_file: ${scalar(fromRoot('cdk8s-logging.sarif', directory))}`,
    '          category: cdk8s-logging',
  ];
}

function list(indent: number, key: string, values: readonly string[]): readonly string[] {
  const before = ' '.repeat(indent);
  return [`${before}${key}:`, ...values.map((value) => `${before}  - ${scalar(value)}`)];
}

/**
 * Matches a file, or all below a folder, and no sign of a name as anything else:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
function pattern(path: string): string {
  const literal = path.replaceAll(/[\\*?+[\]]|^!/g, '\\$&');
  return literal.endsWith('/') ? `${literal}**` : literal;
}

function scalar(text: string): string {
  return toYaml(text).trimEnd();
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
