import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseEnvironments } from '../../verify/environments';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'environments-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

test('all folders are environments, links to folders as well; each is judged once', () => {
  for (const name of ['b', 'a']) mkdirSync(join(dist, name));
  symlinkSync(join(dist, 'a'), join(dist, 'c'));
  symlinkSync(join(dist, 'nowhere'), join(dist, 'd'));
  writeFileSync(join(dist, 'README.md'), '');
  expect(chooseEnvironments(dist, [])).toEqual({ names: ['a', 'b', 'c'] });
  expect(chooseEnvironments(dist, ['b', 'b'])).toEqual({ names: ['b'] });
});

test('what is not there is told, with what is', () => {
  mkdirSync(join(dist, 'a'));
  writeFileSync(join(dist, 'file'), '');
  expect(chooseEnvironments(dist, ['a', 'x', '../y'])).toEqual({ problem: `${dist} has no x, ../y. It has: a.` });
  for (const name of ['gone', 'file'])
    expect(chooseEnvironments(join(dist, name), [])).toEqual({
      problem: expect.stringMatching(/^There is no folder .*npx cdk8s-logging synth/),
    });
});

test('an empty folder has nothing to judge', () => {
  expect(chooseEnvironments(dist, [])).toEqual({ problem: `${dist} holds no folder of an environment.` });
});
