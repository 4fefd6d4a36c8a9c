import { spawnSync } from 'node:child_process';
import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { type OutputFile, yamlFile } from '../../lib/output/file';
import { WriteError } from '../../lib/output/write';
import { writeFiles } from '../../lib/output/write-files';

// What a disk refuses: said in words, with what is on the disk afterwards.

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'disk-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

const file = (path: string, yaml = 'a: 1\n'): OutputFile => yamlFile(path, 'environments/x.yaml', yaml);
const ALL = ['x/a.yaml', 'x/b/c.yaml', 'x/d.yaml'].map((path) => file(path));

/** Everything in the folder, files with their content. */
function content(folder = directory): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => (fs.statSync(path).isFile() ? `${path} ${readFileSync(path, 'utf8')}` : path))
    .sort();
}

function refused(files = ALL, folder = directory): WriteError {
  try {
    writeFiles(folder, files, 'all');
  } catch (failure) {
    if (failure instanceof WriteError) return failure;
    throw failure;
  }
  throw new Error('nothing was refused');
}

/** The error of the system with a code, as Node makes it. */
function systemError(code: string, path?: string) {
  const [errno] = [...getSystemErrorMap()].find(([, [name]]) => name === code) ?? [];
  return Object.assign(new Error(`${code}: refused`), { code, errno, syscall: 'write', ...(path && { path }) });
}

/** Refuses the second file that is written, or put into its place. */
function refuseSecond(what: 'writeFileSync' | 'renameSync', code: string): void {
  const real = fs[what] as (...args: unknown[]) => unknown;
  let calls = 0;
  jest.spyOn(fs, what).mockImplementation((...args: unknown[]) => {
    calls++;
    if (calls === 2) throw systemError(code);
    real(...args);
  });
}

const CODES = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'ENOTDIR', 'EISDIR', 'ELOOP'];
const MORE_CODES = ['ENAMETOOLONG', 'EXDEV', 'EBUSY', 'ETXTBSY', 'EMFILE', 'ENFILE', 'ENOMEM'];

test.each([...CODES, ...MORE_CODES])('%s while files are prepared leaves everything as it was', (code) => {
  writeFiles(directory, [file('x/a.yaml', 'a: 0\n'), file('x/old.yaml')], 'all');
  const before = content();
  refuseSecond('writeFileSync', code);
  const { fault, path, changed, wanted } = refused();
  expect([changed, wanted]).toEqual([{ written: [], removed: [] }, 4]);
  expect(path).toBe(join(directory, 'x/b/c.yaml'));
  expect(fault.problem).toContain(join(directory, 'x'));
  expect(`${fault.problem} ${fault.fix}`).toMatch(/^[^\n]+[^.\n]$/);
  expect(content()).toEqual(before);
});

test('what is refused in the end says what has changed, and the next run does the rest', () => {
  refuseSecond('renameSync', 'EBUSY');
  const { changed, fault } = refused();
  expect(changed).toEqual({ written: ['x/a.yaml'], removed: [] });
  expect(fault.problem).toMatch(/^another program holds /);
  jest.restoreAllMocks();
  expect(readdirSync(directory)).toEqual(['x']);
  expect(writeFiles(directory, ALL, 'all').written).toEqual(['x/b/c.yaml', 'x/d.yaml']);
});

describe('in the way', () => {
  test.each([
    [
      'a file of a folder',
      () => writeFileSync(join(directory, 'x'), ''),
      /\/x is in the way: a folder should be in its place$/,
    ],
    [
      'a folder of a file',
      () => mkdirSync(join(directory, 'x/a.yaml/z'), { recursive: true }),
      /x\/a\.yaml is a folder where a file should be$/,
    ],
    ['a link to nothing', () => symlinkSync('gone', join(directory, 'x')), /\/x/],
  ])('%s', (_, put, problem) => {
    put();
    const names = () => readdirSync(directory, { recursive: true }).sort();
    const before = names();
    expect(refused().fault.problem).toMatch(problem);
    expect(names()).toEqual(before);
  });

  test('a pipe is replaced, not read', () => {
    mkdirSync(join(directory, 'x'));
    expect(spawnSync('mkfifo', [join(directory, 'x/a.yaml')]).status).toBe(0);
    expect(writeFiles(directory, ALL, 'all').written).toHaveLength(3);
    expect(fs.lstatSync(join(directory, 'x/a.yaml')).isFile()).toBe(true);
  });

  test('a name that is too long', () => {
    expect(refused([file('x/a.yaml'), file(`x/${'n'.repeat(300)}.yaml`)]).fault.problem).toContain('is longer than');
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe('of runs that were killed', () => {
  const gone = () => spawnSync(process.execPath, ['-e', '']).pid;

  test('what they prepared is cleared, and what another prepares is not', () => {
    for (const pid of [gone(), process.pid, process.ppid]) {
      mkdirSync(join(directory, `.cdk8s-logging-${pid}-aBc123`));
      writeFileSync(join(directory, `.cdk8s-logging-${pid}-aBc123/0`), 'half');
    }
    writeFiles(directory, ALL, 'all');
    expect(readdirSync(directory).sort()).toEqual([`.cdk8s-logging-${process.ppid}-aBc123`, 'x']);
  });

  test('what version 0.1 left is removed', () => {
    writeFiles(directory, ALL, 'all');
    fs.copyFileSync(join(directory, 'x/a.yaml'), join(directory, 'x/a.yaml.tmp'));
    writeFileSync(join(directory, 'x/mine.yaml.tmp'), 'mine\n');
    expect(writeFiles(directory, ALL, 'all')).toEqual({ written: [], removed: ['x/a.yaml.tmp'] });
  });
});

test('a folder above or below has nothing of ours', () => {
  writeFiles(join(directory, 'dist'), ALL, 'all');
  mkdirSync(join(directory, 'docs'));
  const page = '<!-- Generated from the checks in lib/: change them, then run npm run docs. -->\n';
  writeFileSync(join(directory, 'docs/findings.md'), page);
  expect(writeFiles(directory, [], 'all').removed).toEqual([]);
  expect(writeFiles(join(directory, 'dist/x'), [], ['b']).removed).toEqual([]);
  expect(existsSync(join(directory, 'dist/x/b/c.yaml'))).toBe(true);
});

describe('real disks', () => {
  const disk = () => join(directory, 'mounted');
  const mount = (...args: readonly string[]) => spawnSync('mount', [...args, disk()]).status === 0;
  const canMount = () => {
    mkdirSync(disk());
    return mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs');
  };
  afterEach(() => {
    spawnSync('umount', [disk()]);
  });

  test('a full one is as it was', () => {
    if (!canMount()) return;
    writeFiles(disk(), [file('x/a.yaml', 'a: 0\n')], 'all');
    const before = content(disk());
    const { fault, changed } = refused([...ALL, file('x/large.yaml', `a: ${'1'.repeat(70_000)}\n`)], disk());
    expect(fault.problem).toMatch(/^the disk is full: there is no room for .*x\/large\.yaml$/);
    expect(changed.written).toEqual([]);
    expect(content(disk())).toEqual(before);
  });

  test('one that can only be read is as it was, and is no fault if nothing has changed', () => {
    if (!canMount()) return;
    writeFiles(disk(), [file('x/a.yaml')], 'all');
    spawnSync('mount', ['-o', 'remount,ro', disk()]);
    expect(refused(ALL, disk()).fault.problem).toMatch(/is on a disk that can only be read$/);
    expect(writeFiles(disk(), [file('x/a.yaml')], 'all')).toEqual({ written: [], removed: [] });
    expect(() => writeFiles(disk(), [], 'all')).toThrow('can only be read');
    expect(content(disk())).toHaveLength(2);
  });
});
