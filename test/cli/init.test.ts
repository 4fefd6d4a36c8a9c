import { readdirSync } from 'node:fs';
import { buildCommand, type Command } from './command';

let command: Command;
beforeAll(() => {
  command = buildCommand();
});
beforeEach(() => command.clear());
afterAll(() => command.remove());

const SIMPLE = ['init', '--cluster', 'edge', '--distribution', 'k3s', '--delivery', 'flux', '--store', 'filesystem'];

test('an empty folder gets all that it needs, says the next step, and a second run changes nothing', () => {
  const { status, stdout, stderr } = command.run(...SIMPLE);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/Next:\n {2}npm install .*\n {2}npx cdk8s-logging synth/);
  expect(readdirSync(command.folder, { recursive: true }).sort()).toEqual([
    '.gitignore',
    'environments',
    'environments/edge.yaml',
    'environments/schema.json',
    'package.json',
  ]);
  expect(command.read('environments/edge.yaml')).toMatch(/^# yaml-language-server: \$schema=schema\.json\n/);
  expect(command.run(...SIMPLE).stdout).not.toMatch(/^written|^added/m);
});

test('what is there stays as it is', () => {
  command.write('environments/edge.yaml', '# ours\n');
  command.write('package.json', '{\n    "name": "gitops",\n    "devDependencies": { "prettier": "3.0.0" }\n}\n');
  command.write('.gitignore', '/node_modules\n*.log');
  const other = SIMPLE.map((argument) => (argument === 'k3s' ? 'eks' : argument));
  expect(command.run(...other)).toMatchObject({ status: 0, stderr: '' });
  expect(command.read('environments/edge.yaml')).toBe('# ours\n');
  expect(command.read('.gitignore')).toBe('/node_modules\n*.log');
  const described = command.read('package.json');
  expect(described).toMatch(/^ {4}"name": "gitops"/m);
  expect(Object.keys(JSON.parse(described).devDependencies)).toEqual(['prettier', 'cdk8s-logging']);
});

test('an environment of that name stays the only one, whatever its ending', () => {
  command.write('environments/edge.yml', '# ours\n');
  expect(command.run(...SIMPLE).stdout).toContain('as it was  environments/edge.yml');
  expect(readdirSync(`${command.folder}/environments`).sort()).toEqual(['edge.yml', 'schema.json']);
});

test('a package.json that nobody can read is told, and left alone', () => {
  command.write('package.json', '{ "name": gitops }');
  const { status, stderr } = command.run(...SIMPLE);
  expect([status, stderr]).toEqual([2, expect.stringContaining('package.json can not be read')]);
  expect(command.read('package.json')).toBe('{ "name": gitops }');
});

test('other folders are remembered in the settings', () => {
  expect(command.run(...SIMPLE, '--environments', 'clusters', '--output', 'deploy').status).toBe(0);
  expect(command.read('cdk8s-logging.yaml')).toMatch(/^environments: clusters\noutput: deploy\n/m);
  expect(command.run('synth').stdout).toMatch(/^1 environment in deploy\/: \d+ files written/);
});

test('without a terminal, what is not said is listed', () => {
  const { status, stderr } = command.run('init', '--cluster', 'edge', '--store', 's3', '--delivery', 'argocd');
  expect(status).toBe(2);
  expect(stderr).toContain('--distribution, --bucket, --region, --repo-url');
  expect(readdirSync(command.folder)).toEqual([]);
});

test.each([
  [
    'Alloy without Helm',
    ['--delivery', 'manifests', '--collector', 'alloy', '--store', 'filesystem'],
    'packaging/collector',
  ],
  [
    'a name that is no name',
    ['--delivery', 'flux', '--store', 's3', '--bucket', 'UPPER', '--region', 'x'],
    'invalid-value',
  ],
])('what does not go together is refused with its finding, and nothing is written: %s', (_, args, id) => {
  const { status, stderr } = command.run('init', '--cluster', 'edge', '--distribution', 'k3s', ...args);
  expect([status, stderr]).toEqual([1, expect.stringContaining(id)]);
  expect(stderr).toContain('Nothing was written');
  expect(readdirSync(command.folder)).toEqual([]);
});
