import { spawnSync } from 'node:child_process';
import fs, { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEnvironmentFiles } from '../../lib/environment/files';
import { loadEnvironments } from '../../lib/environment/load';
import { readTextFile } from '../../lib/environment/text-file';
import { load, MINIMAL, summaries } from './in-memory';

// Files that are there, and can not be read as text.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const path = () => join(folder, 'edge.yaml');
const umlaut = Buffer.from(MINIMAL.replace('30d', '30d # täglich'), 'latin1');

test.each<[string, () => void, RegExp]>([
  ['Latin-1', () => writeFileSync(path(), umlaut), /has bytes in line 6 that are not UTF-8$/],
  ['UTF-16', () => writeFileSync(path(), `\uFEFF${MINIMAL}`, 'utf16le'), /is UTF-16, not UTF-8$/],
  ['UTF-16 without a mark', () => writeFileSync(path(), MINIMAL, 'utf16le'), /is UTF-16 or no text at all/],
  ['a folder', () => mkdirSync(path()), /is a folder, not a file$/],
  ['a pipe', () => spawnSync('mkfifo', [path()]), /is a pipe or a device, not a file$/],
  ['a device', () => symlinkSync('/dev/zero', path()), /is a pipe or a device, not a file$/],
  ['a link to nothing', () => symlinkSync('gone.yaml', path()), /is a link to gone\.yaml, which is not there$/],
  ['a link to itself', () => symlinkSync('edge.yaml', path()), /is a link that leads back to itself$/],
  ['a huge file', () => writeFileSync(path(), '#'.repeat(5_000_000)), /is larger than any environment/],
])('%s is one finding', (_, put, problem) => {
  put();
  const { environments, findings } = loadEnvironments([path()]);
  expect(environments).toEqual([]);
  expect(findings).toMatchObject([{ finding: { id: 'environment/unreadable', severity: 'error' } }]);
  expect(findings[0]?.finding.problem).toMatch(problem);
});

test('the line of the first byte that is wrong is told', () => {
  writeFileSync(path(), umlaut);
  expect(summaries(loadEnvironments([path()]).findings)).toEqual([`environment/unreadable ${path()}:6:1`]);
});

test('a byte order mark is no part of the text, and positions hold', () => {
  writeFileSync(path(), `\uFEFF${MINIMAL}`);
  expect(readTextFile(path())).toBe(MINIMAL);
});

test('what the system refuses is a finding', () => {
  writeFileSync(path(), MINIMAL);
  jest.spyOn(fs, 'readFileSync').mockImplementation(() => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES', errno: -13, syscall: 'open', path: path() });
  });
  expect(readTextFile(path())).toMatchObject({ problem: `this user may not read or change ${path()}` });
});

test('a base that can not be read is a finding where it is named', () => {
  mkdirSync(join(folder, 'bases'));
  writeFileSync(path(), `extends: bases\n${MINIMAL}`);
  const { findings } = loadEnvironments([path()]);
  expect(summaries(findings)).toEqual([`environment/extends ${path()}:1:1`]);
  expect(findings[0]?.finding.problem).toContain('bases is a folder, not a file');
});

test('an absolute base is told as such', () => {
  const { findings } = load({ 'environments/a.yaml': `extends: /dev/zero\n${MINIMAL}` });
  expect(findings[0]?.finding.problem).toBe('`extends` is an absolute path');
});

test('endings in capitals count, leftovers of editors do not', () => {
  for (const name of ['a.YAML', 'b.Yml', 'c.yaml~', '.c.yaml.swp', '._c.yaml', '.yaml'])
    writeFileSync(join(folder, name), '');
  symlinkSync('me@host.1', join(folder, '.#c.yaml'));
  expect(listEnvironmentFiles(folder).files).toEqual(['.yaml', 'a.YAML', 'b.Yml'].map((name) => `${folder}/${name}`));
});

test.each([
  [
    'environments/.yaml',
    'the file has no name in front of its ending',
    'git mv -- environments/.yaml environments/production.yaml',
  ],
  ["environments/it's.yaml", 'the file name', "git mv -- 'environments/it'\\''s.yaml' environments/it-s.yaml"],
])('%s has no name for objects', (file, problem, fix) => {
  const [found] = load({ [file]: MINIMAL }).findings;
  expect(found?.finding).toMatchObject({ id: 'environment/name', problem: expect.stringContaining(problem), fix });
});

test('names that Windows and macOS take for one are one finding', () => {
  const { findings } = load({ 'environments/Edge.yaml': MINIMAL, 'environments/edge.yaml': MINIMAL });
  expect(summaries(findings)).toEqual(['environment/duplicate-name environments/edge.yaml:1:1']);
  expect(findings[0]?.finding.problem).toContain('to Windows and macOS');
});

test('no name is offered that another file has', () => {
  const [found] = load({ 'environments/my_edge.yaml': MINIMAL, 'environments/my-edge.yaml': MINIMAL }).findings;
  expect(found?.finding.fix).toBe('give it another name than environments/my-edge.yaml, which is taken');
});
