import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../../lib/kubernetes/json';
import { toYaml } from '../../lib/syntax/yaml';
import type { ToolName } from '../../tools/find';
import { type Bench, openBench } from '../../verify/bench';
import type { Judgement } from '../../verify/judgement';
import type { Render } from '../../verify/releases';
import { verify } from '../../verify/verify';
import { COLLECTOR, configMap, helmChart, LOKI } from './samples';

let root: string;
let bench: Bench;
let stubs: Map<ToolName, string>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'verify-test-'));
  stubs = new Map();
  bench = openBench((name) => {
    const path = stubs.get(name);
    return path === undefined ? undefined : { name, path, version: '1.2.3' };
  });
});
afterEach(async () => {
  await bench.close();
  rmSync(root, { recursive: true });
});

/** A program that does what a line of shell says. */
function stub(name: ToolName, line: string): void {
  const path = write(`bin/${name}`, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
  stubs.set(name, path);
}

function write(name: string, content: string | JsonObject): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : toYaml(content));
  return path;
}

const unavailable: Render = () => ({ unavailable: 'the chart loki 1.0.0 is not at hand' });

async function judge(render = unavailable): Promise<readonly Judgement[]> {
  const dist = join(root, 'dist');
  return verify({ dist, environments: ['demo'], render, progress: () => undefined }, bench);
}

async function about(what: string, render?: Render): Promise<readonly Judgement[]> {
  return (await judge(render)).filter((judgement) => judgement.what === what);
}

test('what a program accepts has passed, with its name and version', async () => {
  write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  stub('loki', 'grep -q schema_config "${2#-config.file=}"');
  expect(await about('Loki configurations')).toMatchObject([
    { environment: 'demo', program: 'loki', version: '1.2.3', verdict: 'passed' },
  ]);
});

test('what a program refuses has failed, with its words', async () => {
  write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  stub('loki', 'echo "field schema_conf not found" >&2; exit 1');
  const [judgement] = await about('Loki configurations');
  expect(judgement).toMatchObject({ verdict: 'failed', reason: 'field schema_conf not found' });
  expect(judgement?.subject).toBe('2-releases/loki.yaml: ConfigMap demo/config data.config.yaml');
});

test('a program that is missing has judged nothing: what it would have judged is unchecked', async () => {
  write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  const [judgement] = await about('Loki configurations');
  expect(judgement).toMatchObject({ verdict: 'unchecked', reason: 'no loki here: npm run tools' });
  expect(judgement?.program).toBeUndefined();
  expect(await about('objects')).toMatchObject([{ verdict: 'unchecked' }]);
});

test('a program that cannot be started has judged nothing either', async () => {
  write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  stubs.set('loki', join(root, 'nowhere'));
  expect(await about('Loki configurations')).toMatchObject([{ verdict: 'unchecked' }]);
});

test('a collector gets its environment and its folders', async () => {
  const storage = 'extensions:\n  file_storage:\n    directory: /var/lib/otelcol\n';
  write('dist/demo/a.yaml', configMap({ c: `${COLLECTOR}${storage}# ${'${env:MY_POD_IP}'} ${'${env:NODE}'}\n` }));
  stub(
    'otelcol',
    'f="${2#--config=}"; test -d "$(sed -n "s/ *directory: //p" "$f")" && echo "$MY_POD_IP $NODE" && exit 1',
  );
  expect(await about('collector configurations')).toMatchObject([{ reason: '127.0.0.1 verify' }]);
});

test('a file that nobody can judge is unchecked; texts for people are not counted', async () => {
  for (const name of ['notes.toml', 'values.yaml', 'README.md', 'needs.txt']) write(`dist/demo/${name}`, 'a: b\n');
  expect((await judge()).map(({ subject, verdict }) => [subject, verdict])).toEqual([
    ['notes.toml', 'unchecked'],
    ['values.yaml', 'unchecked'],
  ]);
});

test('every scrape configuration of Promtail is started on its own', async () => {
  const scrapes = 'scrape_configs:\n  - job_name: good\n  - job_name: bad\nclients: []\n';
  write('dist/demo/a.yaml', configMap({ c: scrapes }));
  stub(
    'promtail',
    'case "$*" in *-stdin*) ! grep -q "job_name: bad" "${5#-config.file=}" || { echo stage >&2; exit 1; } ;; esac',
  );
  expect(await about('Promtail configurations')).toMatchObject([
    { verdict: 'failed', reason: 'scrape config bad: stage' },
  ]);
});

test.each<[string, string, readonly string[]]>([
  [
    'a List holds objects',
    'apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Secret, metadata: {name: a}}\n',
    ['objects', 'links'],
  ],
  [
    'a Kustomization with a name is none',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata: {name: a}\n',
    ['kustomizations'],
  ],
])('%s', async (_, text, whats) => {
  write('dist/demo/kustomization.yaml', text);
  const judged = await judge();
  for (const what of whats) expect(judged.map((judgement) => judgement.what)).toContain(what);
  expect(judged.map((judgement) => judgement.what)).not.toContain('unknown files');
});

test('a YAML file that cannot be read is for the API server to refuse', async () => {
  write('dist/demo/a.yaml', 'kind: [\n');
  expect(await about('unknown files')).toEqual([]);
  expect(await about('objects')).toMatchObject([{ subject: 'a.yaml' }]);
});

test('every folder of kustomize is built, and every script is read', async () => {
  write('dist/demo/kustomization.yaml', { resources: ['a'] });
  write('dist/demo/a/kustomization.yaml', { resources: ['gone.yaml'] });
  write('dist/demo/smoke.sh', '#!/bin/bash\nif true\n');
  stub('kustomize', 'case "$2" in */a) echo "gone.yaml: no such file" >&2; exit 1 ;; esac');
  stub('shellcheck', 'echo "$@"; exit 1');
  expect(await about('kustomizations')).toMatchObject([
    { subject: 'a/kustomization.yaml', verdict: 'failed', reason: 'gone.yaml: no such file' },
    { subject: 'kustomization.yaml', verdict: 'passed' },
  ]);
  const [bash, shellcheck] = await about('scripts');
  expect(bash?.reason).toContain('syntax error');
  expect(shellcheck?.reason).toContain('smoke.sh');
});

test('handouts go to the programs that know them', async () => {
  write('dist/demo/talos/a.yaml', 'machine: {}\n---\napiVersion: v1alpha1\nkind: KmsgLogConfig\nname: x\n');
  write('dist/demo/istio/b.yaml', 'meshConfig: {}\n');
  const judgements = await judge();
  expect(judgements.map(({ what, reason }) => [what, reason])).toEqual([
    ['Talos machine configurations', 'no talos-config here: npm run tools'],
    ['mesh configurations', 'no istio-mesh here: npm run tools'],
  ]);
});

describe('a release', () => {
  beforeEach(() => {
    write('dist/demo/2-releases/loki.yaml', helmChart('loki:\n  schemaConfig: {}\n'));
  });

  test('without Helm is unchecked, and so is what its chart would make', async () => {
    expect(await about('Helm releases')).toMatchObject([{ reason: 'no helm here: npm run tools' }]);
    expect(await about('Loki configurations')).toMatchObject([{ verdict: 'unchecked' }]);
  });

  test('without its chart is unchecked, and says how to get one', async () => {
    stub('helm', 'exit 0');
    for (const what of ['Helm releases', 'Loki configurations', 'links', 'chart lock'])
      expect(await about(what)).toMatchObject([
        { verdict: 'unchecked', reason: expect.stringContaining('loki 1.0.0 is not at hand: --charts DIR') },
      ]);
  });

  test('that Helm refuses has failed, with its words', async () => {
    stub('helm', 'exit 0');
    const refused: Render = () => ({ failed: 'values do not meet the schema' });
    expect(await about('Helm releases', refused)).toMatchObject([
      { subject: 'release loki (loki 1.0.0)', verdict: 'failed', reason: 'values do not meet the schema' },
    ]);
  });
});
