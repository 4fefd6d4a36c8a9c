import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CheckOptions, checkRepository } from '../../cli/check/check-repository';
import { environmentJsonSchema } from '../../lib/environment/json-schema';
import { synthesize } from '../../lib/synth/synth';
import { MINIMAL } from '../environment/in-memory';

// What a pipeline is told of a repository: each fault at its file, and nothing is changed.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  write('environments/edge.yaml', MINIMAL);
  write('environments/schema.json', environmentJsonSchema());
  synthesize({
    files: options().files,
    output: options().output,
    locks: options().locks,
    scope: 'all',
    delivered: 'dist',
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const options = (more: Partial<CheckOptions> = {}): CheckOptions => ({
  files: [join(folder, 'environments/edge.yaml')],
  environments: join(folder, 'environments'),
  output: join(folder, 'dist'),
  locks: join(folder, 'locks'),
  delivered: 'dist',
  charts: { pull: false },
  ...more,
});

const found = (more?: Partial<CheckOptions>) =>
  checkRepository(options(more)).map(({ finding, place }) => [finding.id, place?.file.replace(`${folder}/`, '')]);

const NO_INVENTORY = ['lock/missing', 'environments/edge.yaml'];

test('what was synthesized is right, and that there is no inventory yet is only a note', () => {
  expect(found()).toEqual([NO_INVENTORY]);
});

test.each([
  ['an environment that has changed', 'environments/edge.yaml', MINIMAL.replace('30d', '31d'), ['output/outdated']],
  ['an environment in error', 'environments/edge.yaml', MINIMAL.replace('30d', 'banana'), ['environment/duration']],
  ['a file that was edited by hand', 'dist/edge/needs.txt', 'namespace other\n', ['output/outdated']],
  ['a schema of another version', 'environments/schema.json', '{}\n', ['environment/schema-outdated']],
  ['a manifest beside that nobody can read', 'dist/edge/own/a.yaml', 'apiVersion: v1\nkind: [\n', ['link/unreadable']],
])('%s', (_, path, text, ids) => {
  write(path, text);
  const told = found().map(([id]) => id);
  expect(told.filter((id) => id !== 'lock/missing')).toEqual(ids);
});

test('where charts are said to be, Helm is asked what inventories should say', () => {
  expect(found({ charts: { pull: false, folder } })).toEqual([
    NO_INVENTORY,
    ['lock/outdated', 'locks/'],
    ['lock/outdated', 'locks/'],
  ]);
});
