import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { dependencies } from '../../package.json';
import { copyFixtures } from '../support/fixture';
import { changedApp, readmeApps } from '../support/readme-apps';

// What npm packs, in an app outside of the checkout: compiled strictly as CommonJS and as an ES module, and run. It takes
// half a minute, which `npm test` leaves to E2E=1.

const describePacked = process.env.E2E === '1' ? describe : describe.skip;

/** What stands beside the library in an app. */
const BESIDE = [
  'cdk8s',
  'constructs',
  'typescript',
  '@typescript',
  '@types/node',
  'undici-types',
  ...Object.keys(dependencies),
];

const TWO_LOKIS = `import { App, Chart } from 'cdk8s';
import { Duration, FluxDelivery, Loki, LokiStorage } from 'cdk8s-logging';

const app = new App();
const chart = new Chart(app, 'logging');
const said = { retention: Duration.days(7), storage: LokiStorage.filesystem() };
const parts = ['one', 'other'].map((namespace) => new Loki(chart, namespace, { ...said, namespace }));
new FluxDelivery(chart, 'flux', { parts });
app.synth();
`;

describePacked('the package', () => {
  jest.setTimeout(120_000);
  const { tier, stack, file } = readmeApps();
  let folder: string;
  let packed: readonly string[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packed-'));
    packed = install(folder);
    copyFixtures(folder);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: STRICT, include: ['*.mts', '*.cts'] }),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('holds the library, the command and what they read, and nothing that only this project needs', () => {
    const allowed = [
      /^build\/(cdk8s-logging\.js|cli\.js(\.map)?|charts-values\.json|LICENSES\.md|index\.(js|mjs|d\.mts))$/,
      /^build\/types\/(lib|imports)\//,
      /^(charts-values|crds|docs)\//,
      /^scripts\/(deploy|rollback|lib\/[a-z-]+)\.sh$/,
      /^tools\/[a-z0-9.-]+\/(go\.mod|go\.sum|main\.go|manifest\.yaml)$/,
      /^tools\/helm\/chart-model\/[a-z]+\.go$/,
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
    ];
    const paths = packed.map((path) => path.replace('package/', ''));
    expect(paths.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'build/index.js',
        'build/cdk8s-logging.js',
        'build/cli.js',
        'tools/helm/go.mod',
        'tools/helm/chart-model/main.go',
        'crds/argoproj.io.yaml',
      ]),
    );
    expect(paths.filter((path) => /test|fixture|gofakes3|config-model/.test(path))).toEqual([]);
  });

  describe.each(['mts', 'cts'])('in a module *.%s', (kind) => {
    test('compiles and runs: one part, a whole stack, an environment file, two Lokis', () => {
      const apps = { tier, stack, file, two: TWO_LOKIS };
      expect(compile(folder, kind, apps)).toBe('');
      const ran = Object.keys(apps).map((name) => run(folder, kind, name));
      expect(ran.map(({ status, stderr }) => [status, stderr])).toEqual(ran.map(() => [0, '']));
      expect(readdirSync(join(folder, 'out-two'))).toEqual(['logging.k8s.yaml']);
    });

    test('a mistake stops the synth', () => {
      const apps = {
        tier: changedApp(tier, "namespace: 'logging'", "namespace: 'logging', replicationFactor: 5"),
        stack: changedApp(stack, 'LogSources.journal()', 'LogSources.talos()'),
      };
      expect(compile(folder, kind, apps)).toBe('');
      expect(run(folder, kind, 'tier').stderr).toContain('error  loki/replication-factor');
      expect(run(folder, kind, 'stack').stderr).toContain('error  alloy/source-unsupported');
    });

    test('a misspelt prop does not compile', () => {
      const apps = { tier: changedApp(tier, 'retention:', 'retentoin:') };
      expect(compile(folder, kind, apps)).toContain('retentoin');
    });
  });
});

const STRICT = {
  strict: true,
  noUncheckedIndexedAccess: true,
  module: 'nodenext',
  target: 'es2022',
  types: ['node'],
  skipLibCheck: false,
};

/** Packs the library into an app, and lists what is in it. */
function install(folder: string): readonly string[] {
  const [tarball = ''] = must('npm', ['pack', '--silent', '--pack-destination', folder]).trim().split('\n').slice(-1);
  const modules = join(folder, 'node_modules');
  for (const name of new Set(BESIDE)) link(name, modules);
  mkdirSync(join(modules, 'cdk8s-logging'));
  must('tar', ['xzf', join(folder, tarball), '--strip-components=1', '-C', join(modules, 'cdk8s-logging')]);
  return must('tar', ['tzf', join(folder, tarball)])
    .trim()
    .split('\n');
}

function link(name: string, modules: string): void {
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(resolve('node_modules', name), join(modules, name));
}

/** @returns what the compiler has to say */
function compile(folder: string, kind: string, apps: Readonly<Record<string, string>>): string {
  for (const old of readdirSync(folder)) if (/\.[cm](ts|js)$/.test(old)) rmSync(join(folder, old));
  for (const [name, code] of Object.entries(apps)) writeFileSync(join(folder, `${name}.${kind}`), code);
  return spawnSync('npx', ['tsc', '-p', folder], { encoding: 'utf8' }).stdout;
}

function run(folder: string, kind: string, name: string) {
  const script = `${name}.${kind.replace('ts', 'js')}`;
  const env = { ...process.env, CDK8S_OUTDIR: `out-${name}` };
  return spawnSync(process.execPath, [script], { cwd: folder, env, encoding: 'utf8' });
}

function must(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
