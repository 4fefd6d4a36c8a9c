import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINIMAL } from '../environment/in-memory';
import { buildRepository, keepingFor, type Repository } from './repository';

// The command in git repositories of its own: every base, and everything that may lie there.

jest.setTimeout(60_000);
let here: Repository;
beforeAll(() => {
  here = buildRepository();
});
afterAll(() => here.remove());

const SHORTER = keepingFor('14d', MINIMAL);
const RELEASE = 'dist/edge/2-releases/loki-helmrelease.yaml';

const review = (...args: readonly string[]) => {
  const { status, stdout, stderr } = here.run('review', ...args);
  return { status, stdout, stderr };
};

/** With variables of a pipeline. */
const reviewWith = (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [here.program, 'review', ...args], {
    cwd: here.folder,
    encoding: 'utf8',
    env: { ...here.env, ...env },
  });
  return { status, stdout, stderr };
};

const shorten = () => {
  here.write('environments/edge.yaml', SHORTER);
  here.run('synth');
};

const path = (...steps: readonly string[]) => join(here.folder, ...steps);

beforeEach(() => here.begin({ edge: MINIMAL, lab: MINIMAL.replace('production', 'lab') }));

test('a change without effect prints nothing', () => {
  expect(review()).toEqual({ status: 0, stdout: '', stderr: '' });
  here.write('environments/edge.yaml', `# a comment\n${MINIMAL}`);
  here.write('dist/edge/notes.md', 'of somebody\n');
  here.commit();
  expect(review('--base', 'HEAD~1')).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('what is not committed yet is compared with the last commit, at the line of its file', () => {
  shorten();
  const { status, stdout } = review();
  expect(status).toBe(0);
  expect(stdout).toContain('- `edge`: loses lines or protection (1)');
  const line =
    here
      .read(RELEASE)
      .split('\n')
      .findIndex((text) => text.includes('retention_period')) + 1;
  expect(stdout).toContain(`\`${RELEASE}:${line}\``);
  expect(stdout).not.toContain('lab');
});

test('dashboards and rules that people keep beside the stack are told when they find nothing any more', () => {
  const panel = { title: 'Events', datasource: { type: 'loki' }, targets: [{ expr: '{job="kubernetes-events"}' }] };
  here.write('grafana/cluster.json', JSON.stringify({ panels: [panel] }));
  here.write('environments/edge.yaml', `${MINIMAL}logs: { pods: true, events: true }\n`);
  here.commit();
  here.write('environments/edge.yaml', MINIMAL);
  here.run('synth');
  expect(review().stdout).toContain('the panel "Events" of `grafana/cluster.json` matches no new line');
});

test('a branch is compared with where it has left that of the remote', () => {
  here.git('remote', 'add', 'origin', here.folder);
  here.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  here.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  here.git('checkout', '--quiet', '-b', 'change');
  shorten();
  here.commit();
  expect(review().stdout).toContain('keeps lines for 14d, which was 30d');
});

test.each([
  ['GitHub', (_: string) => ({ GITHUB_BASE_REF: 'release' })],
  ['GitLab', (sha: string) => ({ CI_MERGE_REQUEST_DIFF_BASE_SHA: sha })],
  [
    'a merged result of GitLab',
    (sha: string) => ({ CI_MERGE_REQUEST_DIFF_BASE_SHA: 'none', CI_MERGE_REQUEST_TARGET_BRANCH_SHA: sha }),
  ],
])('in a pipeline of %s the base is that of the request', (_, env) => {
  const base = here.git('rev-parse', 'HEAD');
  here.git('update-ref', 'refs/remotes/origin/release', base);
  shorten();
  here.commit();
  here.commit();
  expect(review().stdout).toBe('');
  expect(reviewWith(env(base)).stdout).toContain('keeps lines for 14d');
});

test('a folder is a base: a copy of the repository, or of the output alone', () => {
  const copy = path('..', 'copy');
  cpSync(here.folder, copy, { recursive: true });
  shorten();
  for (const base of ['../copy', '../copy/dist', copy]) {
    const { stdout } = review('--base', base);
    expect(stdout).toContain('keeps lines for 14d, which was 30d');
    expect(stdout).not.toContain('lab');
  }
  here.git('checkout', '--quiet', '.');
  expect(review('--base', '../copy')).toEqual({ status: 0, stdout: '', stderr: '' });
  rmSync(path('.git'), { recursive: true });
  shorten();
  expect(review('--base', '../copy').stdout).toContain('keeps lines for 14d');
  rmSync(copy, { recursive: true });
});

test('in a folder of a larger repository files are named as the repository knows them', () => {
  here.clear();
  here.git('init', '--quiet');
  const below = { cwd: path('infra', 'logging'), encoding: 'utf8', env: here.env } as const;
  here.write('infra/logging/cdk8s-logging.yaml', 'path: infra/logging\noutput: deploy\nenvironments: clusters\n');
  here.write('infra/logging/clusters/edge.yaml', MINIMAL);
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [here.program, ...args], below);
  run('synth');
  here.git('add', '--all');
  here.git('commit', '--quiet', '--message', 'first');
  here.write('infra/logging/clusters/edge.yaml', SHORTER);
  run('synth');
  expect(run('review').stdout).toMatch(/`infra\/logging\/deploy\/edge\/2-releases\/loki-helmrelease\.yaml:\d+`/);
});

test('a stack that is new is a list of what is installed', () => {
  here.write('environments/new.yaml', MINIMAL.replace('production', 'new'));
  here.commit();
  const { stdout } = review('--base', 'HEAD~1');
  expect(stdout).toContain('- `new`: new, installs 2 releases');
  expect(stdout).toContain('### What is installed');
  expect(stdout).not.toContain('edge');
});

test('the first pull request of a repository says that all is new', () => {
  here.git('rm', '--quiet', '-r', 'dist');
  here.git('commit', '--quiet', '--message', 'nothing');
  here.commit();
  const { stdout } = review('--base', 'HEAD~1');
  expect(stdout).toContain('The base has no stack yet');
  expect(stdout).toContain('- `edge` and `lab`: new, installs 2 releases');
});

test('an environment that goes says what stays', () => {
  rmSync(path('environments/lab.yaml'));
  here.run('synth');
  const { stdout } = review();
  expect(stdout).toContain('- `lab`: is taken away');
  expect(stdout).toContain('stays: the claims of `StatefulSet monitoring/loki`');
});

test('one that is switched off is no folder that goes, and one that is switched on again is new', () => {
  here.write('environments/lab.yaml', `${MINIMAL.replace('production', 'lab')}enabled: false\n`);
  here.run('synth');
  expect(review().stdout).not.toContain('taken away');
  here.commit();
  here.write('environments/lab.yaml', MINIMAL.replace('production', 'lab'));
  here.run('synth');
  expect(review('--output', './dist/').stdout).toContain('- `lab`: new, installs 2 releases');
});

test('a release whose inventory is missing is said once', () => {
  shorten();
  const { stdout } = review();
  expect(stdout.match(/restart is not known/g)).toHaveLength(1);
  expect(stdout).toContain('npx cdk8s-logging lock edge --pull');
});

describe('what is committed and is not what a synth writes', () => {
  test('by hand', () => {
    here.write(RELEASE, here.read(RELEASE).replace(/retention_period: \w+/, 'retention_period: 15d'));
    const { status, stdout } = review();
    expect(status).toBe(0);
    expect(stdout).toContain(
      `What is committed is not what a synth writes (edited by hand, or not synthesized again): \`${RELEASE}\``,
    );
    expect(stdout).toContain('keeps lines for 15d, which was 30d');
  });

  test('because environment files have errors', () => {
    here.write('environments/edge.yaml', MINIMAL.replace('30d', 'banana'));
    const { status, stdout } = review();
    expect(status).toBe(0);
    expect(stdout).toContain('A synth of this change ends with 1 error');
    expect(stdout).not.toContain('banana');
  });
});

describe('what may lie there', () => {
  const at = {
    base: (change: () => void) => {
      change();
      here.git('add', '--all');
      here.git('commit', '--quiet', '--message', 'odd');
      here.git('checkout', '--quiet', 'HEAD~1', '--', '.');
      here.git('clean', '--quiet', '-fd');
      rmSync(path('dist/edge/2-releases/odd.yaml'), { force: true });
    },
    head: (change: () => void) => change(),
  };
  const odd = (content: string | Buffer) => writeFileSync(path('dist/edge/2-releases/odd.yaml'), content);
  const cases: readonly (readonly [string, () => void, RegExp])[] = [
    ['binary junk', () => odd(Buffer.from([0xff, 0xfe, 0, 1, 2, 0x80])), /not UTF-8|UTF-16/],
    ['no YAML', () => odd('apiVersion: v1\nkind: [\n'), /odd\.yaml:\d+: /],
    ['a link', () => symlinkSync('loki-helmrelease.yaml', path('dist/edge/2-releases/odd.yaml')), /is a symbolic link/],
    ['a huge file', () => odd(`a: ${'x'.repeat(5_000_000)}\n`), /is larger than any/],
    ['marks of a merge conflict', () => odd('<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n'), /odd\.yaml/],
    ['a file of somebody that is no object', () => odd('a: 1\n'), /^$/],
  ];
  for (const side of ['base', 'head'] as const)
    test.each(cases)(`%s at the ${side} is a sentence, and the rest is read`, (_, change, text) => {
      at[side](change);
      shorten();
      const { status, stdout, stderr } = review();
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain('keeps lines for 14d');
      const notes = stdout.split('\n').filter((line) => line.includes('was left out'));
      expect(notes.join('')).toMatch(text);
      expect(notes.length).toBe(text.source === '^$' ? 0 : 1);
      if (notes.length > 0) expect(notes[0]).toContain(side === 'base' ? 'the base' : 'this change');
    });

  test('an environment file that this version does not take: objects alone tell what changes', () => {
    here.write('environments/edge.yaml', `ofAnotherVersion: 1\n${MINIMAL}`);
    here.git('commit', '--quiet', '--all', '--message', 'old');
    shorten();
    const { stdout } = review();
    expect(stdout).toContain('does not take the environment file of the base');
    expect(stdout).toContain('keeps lines for 14d, which was 30d');
  });
});

describe('misuse ends with 2, and a sentence', () => {
  const refused = (...args: readonly string[]) => {
    const { status, stdout, stderr } = review(...args);
    expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    return stderr;
  };

  test('a base that does not exist', () => {
    expect(refused('--base', 'v9')).toContain('git knows no revision v9, and there is no folder of that name');
    expect(refused('--base', '0123456789012345678901234567890123456789')).toContain('git knows no revision 0123');
    expect(refused('--base=--output=x')).toContain('is no revision');
    expect(refused('--base', "$(touch pwned)'; x\u001b[31m")).toContain('\\u001b');
  });

  test('a shallow clone', () => {
    const base = here.git('rev-parse', 'HEAD');
    here.commit();
    const clone = path('..', 'shallow');
    here.git('clone', '--quiet', '--depth', '1', `file://${here.folder}`, clone);
    const { status, stderr } = spawnSync(process.execPath, [here.program, 'review', '--base', base], {
      cwd: clone,
      encoding: 'utf8',
      env: here.env,
    });
    rmSync(clone, { recursive: true });
    expect(status).toBe(2);
    expect(stderr).toContain('git fetch --unshallow');
    expect(stderr).toContain('fetch-depth: 0');
  });

  test('no git repository, and one without a commit', () => {
    rmSync(path('.git'), { recursive: true });
    expect(refused()).toContain('in no git repository');
    expect(refused('--base', 'main')).toContain('in no git repository. --base names a folder');
    here.git('init', '--quiet');
    expect(refused()).toContain('no commit yet');
  });

  test('a repository that git does not read, as in containers of pipelines', () => {
    const { status, stderr } = reviewWith({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    expect(status).toBe(2);
    expect(stderr).toContain('git config --global --add safe.directory');
  });

  test('an output folder that no revision knows', () => {
    mkdirSync(path('..', 'elsewhere'));
    expect(refused('--output', '../elsewhere')).toContain('outside of this git repository');
    rmSync(path('..', 'elsewhere'), { recursive: true });
  });
});

test('git is asked as often for many environments as for one', () => {
  const asked = () => {
    const bin = path('..', 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(
      join(bin, 'git'),
      `#!/bin/sh\necho "$@" >>"${bin}/calls"\nPATH="${process.env.PATH}" exec git "$@"\n`,
    );
    chmodSync(join(bin, 'git'), 0o755);
    writeFileSync(join(bin, 'calls'), '');
    const { stdout } = reviewWith({ PATH: `${bin}:${process.env.PATH}` });
    const calls = readFileSync(join(bin, 'calls'), 'utf8').trimEnd().split('\n');
    rmSync(bin, { recursive: true });
    return { stdout, calls };
  };
  shorten();
  const one = asked();
  const names = Array.from({ length: 12 }, (_, index) => `c${index}`);
  here.begin(Object.fromEntries(names.map((name) => [name, MINIMAL.replace('production', name)])));
  for (const name of names) here.write(`environments/${name}.yaml`, SHORTER.replace('production', name));
  here.run('synth');
  const many = asked();
  expect(many.stdout).toContain('- all 12: loses lines or protection (1)');
  expect(many.calls.length).toBe(one.calls.length);
  expect(many.calls.filter((call) => call.startsWith('cat-file'))).toHaveLength(2);
});
