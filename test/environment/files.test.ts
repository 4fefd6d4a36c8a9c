import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEnvironmentFiles } from '../../lib/environment/files';
import { readTextFile } from '../../lib/environment/text-file';

const folder = mkdtempSync(join(tmpdir(), 'environments-'));
beforeAll(() => {
  mkdirSync(join(folder, 'bases'));
  mkdirSync(join(folder, 'folder.yaml'));
  for (const file of ['b.yaml', 'a.yml', 'schema.json', 'README.md', 'bases/c.yaml'])
    writeFileSync(join(folder, file), file);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('lists the YAML files of a folder, not those of its folders', () => {
  expect(listEnvironmentFiles(folder)).toEqual({ files: [`${folder}/a.yml`, `${folder}/b.yaml`], unknown: [] });
});

it('lists the files of some names, and the names without a file', () => {
  expect(listEnvironmentFiles(folder, ['b', 'c'])).toEqual({ files: [`${folder}/b.yaml`], unknown: ['c'] });
});

it('a folder that is not there is empty', () => {
  expect(listEnvironmentFiles(`${folder}/none`)).toEqual({ files: [], unknown: [] });
});

it('reads files, and says when there is none', () => {
  expect(readTextFile(`${folder}/b.yaml`)).toBe('b.yaml');
  expect(readTextFile(`${folder}/bases`)).toMatchObject({ problem: `${folder}/bases is a folder, not a file` });
  expect(readTextFile(`${folder}/none.yaml`)).toBeUndefined();
});
