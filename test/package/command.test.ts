import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { version } from '../../package.json';
import { type Installed, installIn, pack } from './installed';

// The packed command, installed in repositories of others: every subcommand, as a new user and their pipeline run it. It
// takes two minutes and a registry of packages, which `npm test` leaves to E2E=1.

const describeInstalled = process.env.E2E === '1' ? describe : describe.skip;

const INIT = ['--cluster', 'edge', '--distribution', 'k3s', '--delivery', 'flux', '--collector', 'alloy'];
const SIMPLE = ['init', ...INIT, '--store', 'filesystem'];

const FLUX_REPOSITORY = {
  'clusters/edge/flux-system/kustomization.yaml': 'resources: [gotk-components.yaml, gotk-sync.yaml]\n',
  'clusters/edge/apps.yaml':
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: apps, namespace: flux-system }\nspec: { interval: 10m, path: ./apps, prune: true, sourceRef: { kind: GitRepository, name: flux-system } }\n',
  'apps/base/kustomization.yaml': 'resources: []\n',
  '.gitignore': '*.log',
  '.gitlab-ci.yml': 'stages: [lint]\nlint: { stage: lint, script: [yamllint .] }\n',
  'package.json': '{\n\t"name": "gitops",\n\t"private": true\n}\n',
};

describeInstalled('the packed command', () => {
  jest.setTimeout(300_000);
  let tarball: string;
  const repositories: Installed[] = [];
  beforeAll(() => {
    tarball = pack();
  });
  afterAll(() => {
    for (const { folder } of repositories) rmSync(folder, { recursive: true });
    rmSync(dirname(tarball), { recursive: true });
  });
  const install = (files?: Readonly<Record<string, string>>) => {
    const repository = installIn(tarball, files);
    repositories.push(repository);
    return repository;
  };

  describe('in an empty repository', () => {
    let here: Installed;
    beforeAll(() => {
      here = install();
    });
    const read = (path: string) => readFileSync(join(here.folder, path), 'utf8');
    const change = (path: string, from: string, to: string) => {
      const before = read(path);
      expect(before).toContain(from);
      writeFileSync(join(here.folder, path), before.replace(from, to));
    };

    test('init writes what synthesizes without a warning, and a second run changes nothing', () => {
      const { status, stdout, stderr } = here.run([...SIMPLE, '--ci', 'github']);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain('written  environments/edge.yaml');
      expect(stdout).toContain('npx cdk8s-logging synth');
      const files = [
        'environments/edge.yaml',
        'environments/schema.json',
        '.gitignore',
        '.github/workflows/logging.yaml',
      ];
      const before = files.map(read);
      expect(here.run([...SIMPLE, '--ci', 'github']).stdout).not.toContain('written');
      expect(files.map(read)).toEqual(before);
      expect(JSON.parse(read('package.json')).devDependencies).toHaveProperty('cdk8s-logging');
    });

    test('synth, check, link and explain work, a change makes check fail until it is synthesized', () => {
      expect(here.run(['synth'])).toMatchObject({ status: 0, stderr: expect.stringMatching(/^note {2}lock\/missing/) });
      expect(existsSync(join(here.folder, 'dist/edge/2-releases/loki-helmrelease.yaml'))).toBe(true);
      expect(here.run(['check'])).toMatchObject({ status: 0, stdout: expect.stringContaining('1 environment') });
      expect(here.run(['link', 'dist'])).toMatchObject({ status: 0, stdout: expect.stringContaining('dist/edge: ') });
      expect(here.run(['explain', 'loki/minio'])).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('Fix: '),
      });

      change('environments/edge.yaml', 'retention: 14d', 'retention: 30d');
      const failed = here.run(['check', '--format', 'github']);
      expect(failed.status).toBe(1);
      expect(failed.stdout).toContain('::error file=dist/edge/2-releases/loki-helmrelease.yaml');
      const shown = here.run(['synth', '--diff']);
      expect(shown.stdout).toMatch(/^-.*336h$[\s\S]*^\+.*720h$/m);
      expect(shown.stdout).toContain('1 file would be written');
      expect(here.run(['check']).status).toBe(1);
      expect(here.run(['synth']).stdout).toContain('1 file written, 0 removed');
      expect(here.run(['check']).status).toBe(0);
      expect(here.run(['synth']).stdout).toBe('1 environment in dist/: nothing changed.\n');
    });

    test('what a person committed by hand, and a file that nobody writes, is told at the file', () => {
      writeFileSync(join(here.folder, 'dist/edge/needs.txt'), `${read('dist/edge/needs.txt')}namespace other\n`);
      const report = JSON.parse(here.run(['check', '--format', 'gitlab']).stdout);
      expect(report).toContainEqual(
        expect.objectContaining({
          check_name: 'output/outdated',
          location: expect.objectContaining({ path: 'dist/edge/needs.txt' }),
        }),
      );
      expect(JSON.parse(here.run(['check', '--format', 'sarif']).stdout)).toMatchObject({ version: '2.1.0' });
      expect(JSON.parse(here.run(['check', '--format', 'json']).stdout)).toBeDefined();
      expect(here.run(['synth']).status).toBe(0);
    });

    test.each(['init', 'synth', 'check', 'review', 'lock', 'link', 'verify', 'tools', 'explain', 'schema'])(
      '%s --help has examples',
      (name) => {
        expect(here.run([name, '--help'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Examples:$/m) });
        expect(here.run(['help', name]).stdout).toContain(`Usage: cdk8s-logging ${name}`);
      },
    );

    test.each(['deploy', 'rollback'])('%s is the script of the package', (name) => {
      expect(here.run([name, '--help'])).toMatchObject({ stdout: expect.stringContaining(`cdk8s-logging ${name}`) });
      expect(here.run([name, 'nowhere']).status).not.toBe(0);
    });

    test('tools, verify, lock and schema know where they are', () => {
      expect(here.run(['tools', '--list'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^helm /m) });
      expect(here.run(['verify', 'edge'])).toMatchObject({ stdout: expect.stringMatching(/passed, 0 failed/) });
      expect(here.run(['lock'])).toMatchObject({ status: 1, stderr: expect.stringContaining('edge/loki') });
      expect(here.run(['schema', '--check'])).toMatchObject({ status: 0 });
      expect(here.run(['--version']).stdout).toBe(`${version}\n`);
    });

    test('no command leaves a file that git sees, beside what it says', () => {
      here.git('add', '--all');
      const files = here.git('ls-files').split('\n');
      expect([...new Set(files.map((file) => file.split('/')[0]))].filter(Boolean).sort()).toEqual(
        ['.github', '.gitignore', 'dist', 'environments', 'package-lock.json', 'package.json'].sort(),
      );
    });
  });

  describe('in a repository that has Flux folders', () => {
    let here: Installed;
    beforeAll(() => {
      here = install(FLUX_REPOSITORY);
    });

    test('init adds, and overwrites nothing', () => {
      const { status, stdout } = here.run([...SIMPLE, '--ci', 'gitlab', '--output', 'clusters/logging']);
      expect(status).toBe(0);
      expect(stdout).toContain('Add to .gitlab-ci.yml');
      for (const [path, text] of Object.entries(FLUX_REPOSITORY)) {
        const now = readFileSync(join(here.folder, path), 'utf8');
        if (path === 'package.json') expect(now).toMatch(/^\t"name": "gitops"/m);
        else expect(now.startsWith(text)).toBe(true);
      }
    });

    test('and the engine is told the folder that synth writes', () => {
      expect(here.run(['synth']).status).toBe(0);
      const entry = join(here.folder, 'clusters/logging/edge/flux');
      const paths = readdirSync(entry).map((file) => readFileSync(join(entry, file), 'utf8'));
      expect(paths.join('')).toContain('path: ./clusters/logging/edge/2-releases');
      expect(here.run(['check']).status).toBe(0);
    });

    test('a folder below the root is a place as well', () => {
      const below = { in: 'apps' };
      expect(here.run([...SIMPLE, '--cluster', 'other'], below).status).toBe(0);
      expect(here.run(['synth'], below).status).toBe(0);
      const entry = join(here.folder, 'apps/dist/other/flux');
      const texts = readdirSync(entry).map((file) => readFileSync(join(entry, file), 'utf8'));
      expect(texts.join('')).toContain('path: ./apps/dist/other/2-releases');
      writeFileSync(join(here.folder, 'apps/dist/other/needs.txt'), '');
      expect(here.run(['check', '--format', 'github'], below).stdout).toContain('file=apps/dist/other/needs.txt');
    });
  });
});
