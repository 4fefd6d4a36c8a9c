import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { header, type OutputFile, yamlFile } from '../../lib/output/file';
import { writeFiles } from '../../lib/output/write-files';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'output-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = (path: string, yaml = 'a: 1\n'): OutputFile => yamlFile(path, 'environments/x.yaml', yaml);
const read = (path: string) => readFileSync(join(directory, path), 'utf8');

test('writes new files with a header that names the environment file', () => {
  expect(writeFiles(directory, [file('x/1-a/b.yaml')], 'all')).toEqual({ written: ['x/1-a/b.yaml'], removed: [] });
  expect(read('x/1-a/b.yaml')).toMatch(/^# Generated from environments\/x\.yaml: .*\na: 1\n$/);
});

test('an unchanged file is not touched', () => {
  writeFiles(directory, [file('x/a.yaml')], 'all');
  const before = statSync(join(directory, 'x/a.yaml'), { bigint: true }).mtimeNs;
  expect(writeFiles(directory, [file('x/a.yaml')], 'all')).toEqual({ written: [], removed: [] });
  expect(statSync(join(directory, 'x/a.yaml'), { bigint: true }).mtimeNs).toBe(before);
});

test('what an earlier run wrote and this one does not is removed, with the folders it leaves empty', () => {
  writeFiles(directory, [file('x/1-a/b.yaml'), file('y/c.yaml')], 'all');
  expect(writeFiles(directory, [file('y/c.yaml')], 'all').removed).toEqual(['x/1-a/b.yaml']);
  expect(existsSync(join(directory, 'x'))).toBe(false);
});

test('files that others put beside stay', () => {
  writeFiles(directory, [file('x/a.yaml')], 'all');
  mkdirSync(join(directory, 'other'));
  writeFileSync(join(directory, 'x/secret.sops.yaml'), 'kind: Secret\n');
  writeFileSync(join(directory, 'other/notes.md'), 'mine\n');
  writeFiles(directory, [], 'all');
  expect(existsSync(join(directory, 'x/a.yaml'))).toBe(false);
  expect(read('x/secret.sops.yaml')).toBe('kind: Secret\n');
  expect(read('other/notes.md')).toBe('mine\n');
});

test('a run for some environments leaves the others alone', () => {
  writeFiles(directory, [file('x/a.yaml'), file('y/a.yaml')], 'all');
  expect(writeFiles(directory, [file('x/b.yaml')], ['x']).removed).toEqual(['x/a.yaml']);
  expect(existsSync(join(directory, 'y/a.yaml'))).toBe(true);
});

describe('a script', () => {
  const script: OutputFile = {
    path: 'x/smoke.sh',
    content: `#!/usr/bin/env bash\n# ${header('environments/x.yaml')}\ntrue\n`,
    executable: true,
  };
  const mode = () => statSync(join(directory, 'x/smoke.sh')).mode & 0o777;

  test('can be run, and gets that back if it was lost', () => {
    writeFiles(directory, [script], 'all');
    expect(mode()).toBe(0o755);
    expect(writeFiles(directory, [script], 'all').written).toEqual([]);
    chmodSync(join(directory, 'x/smoke.sh'), 0o644);
    expect(writeFiles(directory, [script], 'all').written).toEqual(['x/smoke.sh']);
    expect(mode()).toBe(0o755);
  });

  test('is removed when no run writes it any more, and that of someone else is not', () => {
    writeFiles(directory, [script], 'all');
    writeFileSync(join(directory, 'x/mine.sh'), '#!/bin/sh\n# mine\n');
    expect(writeFiles(directory, [], 'all').removed).toEqual(['x/smoke.sh']);
    expect(existsSync(join(directory, 'x/mine.sh'))).toBe(true);
  });
});
