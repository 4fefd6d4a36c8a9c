import fs, { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OutputFile, yamlFile } from '../../lib/output/file';
import { Stage } from '../../lib/output/stage';
import { type FileChange, WriteError } from '../../lib/output/write';

// Files that wait until all of them are known.

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stage-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

const dist = () => join(directory, 'dist');
const file = (path: string, yaml = 'a: 1\n'): OutputFile => {
  const [name = ''] = path.split('/');
  return yamlFile(path, `environments/${name}.yaml`, yaml);
};
const text = (path: string) => readFileSync(join(dist(), path), 'utf8');
const names = () => (existsSync(dist()) ? readdirSync(dist(), { recursive: true, encoding: 'utf8' }).sort() : []);

function write(...files: readonly OutputFile[]): void {
  const stage = new Stage(dist());
  stage.add(files);
  stage.commit('all');
}

test('no file is in its place before all of them are there', () => {
  write(file('x/a.yaml', 'a: 0\n'));
  const stage = new Stage(dist());
  stage.add([file('x/a.yaml')]);
  stage.add([file('y/b.yaml')]);
  expect([text('x/a.yaml'), existsSync(join(dist(), 'y'))]).toEqual([file('x/a.yaml', 'a: 0\n').content, false]);
  expect(stage.commit('all')).toEqual({ written: ['x/a.yaml', 'y/b.yaml'], removed: [] });
  expect([text('x/a.yaml'), names()]).toEqual([file('x/a.yaml').content, ['x', 'x/a.yaml', 'y', 'y/b.yaml']]);
});

test('what all scripts read is there before them', () => {
  const stage = new Stage(dist());
  stage.add([file('x/a.yaml')]);
  stage.add([{ path: 'functions.sh', content: 'true\n' }]);
  expect(stage.commit('all').written).toEqual(['functions.sh', 'x/a.yaml']);
});

test('what is discarded leaves nothing, not even a folder, and takes nothing more', () => {
  const stage = new Stage(dist());
  stage.add([file('x/a.yaml')]);
  expect(names()).not.toEqual([]);
  stage.discard();
  stage.add([file('y/b.yaml')]);
  expect(existsSync(dist())).toBe(false);
});

test('what is dropped stays as it was', () => {
  write(file('x/a.yaml', 'a: 0\n'), file('y/old.yaml'));
  const stage = new Stage(dist());
  stage.add([file('x/a.yaml')]);
  stage.add([file('y/b.yaml')]);
  stage.drop(new Set(['x']));
  expect(stage.commit(['y'])).toEqual({ written: ['y/b.yaml'], removed: ['y/old.yaml'] });
  expect(text('x/a.yaml')).toBe(file('x/a.yaml', 'a: 0\n').content);
});

test('what is kept is not looked at', () => {
  write(file('x/a.yaml'), file('y/b.yaml'));
  const stage = new Stage(dist());
  stage.keep('x');
  expect(stage.commit('all')).toEqual({ written: [], removed: ['y/b.yaml'] });
});

test('a disk that refuses is told at the end, with all that was wanted, and not if it does not come to that', () => {
  write(file('x/old.yaml'));
  jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
    throw Object.assign(new Error('refused'), { code: 'ENOSPC', errno: -28, syscall: 'write' });
  });
  const full = () => {
    const stage = new Stage(dist());
    stage.add([file('x/a.yaml'), file('x/b.yaml')]);
    return stage;
  };
  full().discard();
  expect(() => full().commit('all')).toThrow(WriteError);
  expect(() => full().commit('all')).toThrow(/the disk is full: there is no room for .*a\.yaml/);
  expect(names()).toEqual(['x', 'x/old.yaml']);
});

describe('changes are told', () => {
  const AFTER = [file('x/a.yaml', 'a: 2\n'), file('x/new.yaml'), file('x/same.yaml')];
  const TOLD = [
    { path: 'x/a.yaml', before: file('x/a.yaml').content, after: file('x/a.yaml', 'a: 2\n').content },
    { path: 'x/new.yaml', after: file('x/new.yaml').content },
    { path: 'x/old.yaml', before: file('x/old.yaml').content },
  ];
  beforeEach(() => write(file('x/a.yaml'), file('x/old.yaml'), file('x/same.yaml')));

  test.each([true, false])('with their texts, whether they are made (%s)', (isWriting) => {
    const before = names();
    const told: FileChange[] = [];
    const stage = new Stage(dist(), { write: isWriting, onChange: (change) => told.push(change) });
    stage.add(AFTER);
    if (!isWriting) expect(names()).toEqual(before);
    expect(stage.commit('all')).toEqual({ written: ['x/a.yaml', 'x/new.yaml'], removed: ['x/old.yaml'] });
    expect(told).toEqual(TOLD);
    expect(names()).toEqual(isWriting ? ['x', 'x/a.yaml', 'x/new.yaml', 'x/same.yaml'] : before);
  });

  test('and whoever is told and fails leaves everything as it was', () => {
    const before = names();
    const onChange = () => {
      throw new Error('no terminal');
    };
    const stage = new Stage(dist(), { onChange });
    stage.add(AFTER);
    expect(() => stage.commit('all')).toThrow('no terminal');
    expect([names(), text('x/a.yaml')]).toEqual([before, file('x/a.yaml').content]);
  });
});

test('nothing is made where nothing shall be written, not even beside', () => {
  mkdirSync(dist());
  writeFileSync(join(dist(), 'notes.md'), 'mine\n');
  fs.chmodSync(dist(), 0o555);
  const stage = new Stage(dist(), { write: false });
  stage.add([file('x/a.yaml')]);
  expect(stage.commit('all').written).toEqual(['x/a.yaml']);
  expect(names()).toEqual(['notes.md']);
});
