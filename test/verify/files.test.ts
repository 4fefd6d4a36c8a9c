import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { configMap } from './samples';
import { makeScene, type Scene } from './scene';

let scene: Scene;
beforeEach(() => {
  scene = makeScene();
});
afterEach(() => scene.remove());

test('a file that nobody can judge is unchecked; texts for people are not counted', async () => {
  for (const name of ['notes.toml', 'values.yaml', 'README.md', 'needs.txt'])
    scene.write(`dist/demo/${name}`, 'a: b\n');
  expect((await scene.judge()).map(({ subject, verdict }) => [subject, verdict])).toEqual([
    ['notes.toml', 'unchecked'],
    ['values.yaml', 'unchecked'],
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
  scene.write('dist/demo/kustomization.yaml', text);
  const judged = await scene.judge();
  for (const what of whats) expect(judged.map((judgement) => judgement.what)).toContain(what);
  expect(judged.map((judgement) => judgement.what)).not.toContain('unknown files');
});

test.each<[string, string, string]>([
  ['a bracket that is open', 'kind: ConfigMap\nmetadata: [\n', 'line 3: '],
  ['a key twice', 'a: 1\nb: 1\na: 1\n', 'line 3: Map keys must be unique'],
  ['a tab', 'a:\n\tb: 1\n', 'line 2: Tabs are not allowed as indentation'],
])('a file of YAML with a mistake is told once, with its line: %s', async (_, text, reason) => {
  scene.write('dist/demo/a.yaml', text);
  const judged = await scene.judge();
  expect(judged.filter(({ verdict }) => verdict === 'failed')).toMatchObject([
    { what: 'files', subject: 'a.yaml', reason: expect.stringContaining(reason) },
  ]);
  expect(judged.map(({ what }) => what)).not.toContain('unknown files');
});

test('a folder of kustomize with a file that cannot be read is not blamed for it', async () => {
  scene.write('dist/demo/kustomization.yaml', { resources: ['a.yaml'] });
  scene.write('dist/demo/a.yaml', 'kind: [\n');
  scene.stub('kustomize', 'echo "a.yaml: MalformedYAMLError" >&2; exit 1');
  expect(await scene.about('kustomizations')).toMatchObject([
    { verdict: 'unchecked', reason: 'a.yaml cannot be read' },
  ]);
});

test('the queries of a dashboard are judged together, and one by one to find the mistake', async () => {
  const panel = (expr: string, type: string) => ({
    title: expr,
    datasource: { type },
    targets: [{ expr, refId: 'A' }],
  });
  const panels = ['up', 'down('].map((expr) => panel(expr, 'prometheus'));
  const dashboard = { title: 'd', panels: [...panels, panel('select', 'mysql')] };
  scene.write('dist/demo/a.yaml', configMap({ 'a.json': JSON.stringify(dashboard) }));
  scene.stub(
    'promtool',
    'echo call >>"${0%/*}/calls"; case "$*" in *down*) echo no; exit 1 ;; esac; ! grep -q down "$4"',
  );
  const judged = await scene.about('dashboard queries');
  expect(
    judged.map(({ subject, verdict, reason }) => [subject.split(' ').slice(-2).join(' '), verdict, reason]),
  ).toEqual([
    ['"up A"', 'passed', undefined],
    ['"down( A"', 'failed', 'no\ndown('],
    ['"select A"', 'unchecked', 'no program here reads queries of mysql'],
  ]);
  expect(readFileSync(join(scene.root, 'bin/calls'), 'utf8')).toBe('call\n'.repeat(3));
});

test('an environment without files is told', async () => {
  mkdirSync(join(scene.root, 'dist/demo'), { recursive: true });
  expect(await scene.judge()).toMatchObject([
    { verdict: 'unchecked', reason: 'the folder of the environment is empty' },
  ]);
});

test('links are not judged while a file of objects cannot be read', async () => {
  scene.write('dist/demo/a.yaml', 'kind: [\n');
  scene.write('dist/demo/b.yaml', configMap({ a: 'b' }));
  expect(await scene.about('links')).toMatchObject([{ verdict: 'unchecked', reason: 'a.yaml cannot be read' }]);
});

test('links count as what they lead to', async () => {
  const target = scene.write('elsewhere.yaml', configMap({ a: 'b' }));
  scene.write('dist/demo/README.md', '');
  symlinkSync(target, join(scene.root, 'dist/demo/a.yaml'));
  symlinkSync(join(scene.root, 'nowhere'), join(scene.root, 'dist/demo/b.yaml'));
  expect(await scene.about('objects')).toMatchObject([{ subject: 'a.yaml' }]);
  expect(await scene.about('files')).toMatchObject([{ subject: 'b.yaml', reason: expect.stringContaining('ENOENT') }]);
});

test('a text that is said to be JSON is read, and not quoted', async () => {
  scene.write('dist/demo/a.yaml', configMap({ 'good.json': '{"a": 1}', 'bad.json': '{"title": "x"\n"panels": []}' }));
  scene.write('dist/demo/b.yaml', configMap({ 'key.json': 'hunter2' }, 'other'));
  const judged = await scene.about('JSON texts');
  expect(judged).toMatchObject([
    { subject: 'a.yaml: ConfigMap demo/config data.bad.json', verdict: 'failed' },
    { subject: 'b.yaml: ConfigMap demo/other data.key.json', verdict: 'failed' },
  ]);
  expect(judged[0]?.reason).toContain('position 14');
  expect(judged[1]?.reason).not.toContain('hunter2');
});

test.each<[string, string]>([
  ['without a name', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {namespace: demo}\n'],
  ['without a kind', 'apiVersion: v1\nmetadata: {name: a}\n'],
  ['without a version', 'kind: ConfigMap\nmetadata: {name: a}\n'],
  ['beside a good one', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Secret\n'],
])('an object %s is for the API server to refuse', async (_, text) => {
  scene.write('dist/demo/a.yaml', text);
  expect(await scene.about('objects')).toMatchObject([{ subject: 'a.yaml' }]);
  expect(await scene.about('unknown files')).toEqual([]);
});

test('scripts of the repository are judged under their paths, whatever their names', async () => {
  const folder = join(scene.root, '.ci');
  const run = scene.write('.ci/run', '#!/usr/bin/env bash\nif true\n');
  scene.write('.ci/notes.txt', 'if\n');
  const judged = await scene.judgeScripts(folder);
  expect(judged.map(({ subject, verdict }) => [subject, verdict])).toEqual([
    [run, 'failed'],
    [run, 'unchecked'],
  ]);
});

test('workflows of the repository go to actionlint, and no other file of YAML does', async () => {
  const workflow = scene.write('.github/workflows/a.yaml', 'on: push\n');
  scene.write('.github/dependabot.yml', 'version: 2\n');
  scene.stub('actionlint', 'echo "$@"; exit 1');
  expect(await scene.judgeScripts(join(scene.root, '.github'))).toMatchObject([
    { what: 'workflows', subject: workflow, verdict: 'failed', reason: `-no-color -oneline ${workflow}` },
  ]);
});

test('every folder of kustomize is built, and every script is read', async () => {
  scene.write('dist/demo/kustomization.yaml', { resources: ['a/'] });
  scene.write('dist/demo/b/kustomization.yaml', { resources: [] });
  scene.write('dist/demo/a/kustomization.yaml', { resources: ['gone.yaml'] });
  scene.write('dist/demo/smoke.sh', '#!/bin/bash\nif true\n');
  scene.stub('kustomize', 'case "$2" in */b) ;; *) echo "gone.yaml: no such file" >&2; exit 1 ;; esac');
  scene.stub('shellcheck', 'echo "$@"; exit 1');
  expect(await scene.about('kustomizations')).toMatchObject([
    { subject: 'a/kustomization.yaml', verdict: 'failed', reason: 'gone.yaml: no such file' },
    { subject: 'b/kustomization.yaml', verdict: 'passed' },
    { subject: 'kustomization.yaml', verdict: 'unchecked', reason: 'a/kustomization.yaml does not build' },
  ]);
  const [bash, shellcheck] = await scene.about('scripts');
  expect(bash?.reason).toContain('syntax error');
  expect(shellcheck?.reason).toContain('smoke.sh');
});

test('manualSteps go to the programs that know them', async () => {
  scene.write('dist/demo/talos/a.yaml', 'machine: {}\n---\napiVersion: v1alpha1\nkind: KmsgLogConfig\nname: x\n');
  scene.write('dist/demo/istio/b.yaml', 'meshConfig: {}\n');
  const judgements = await scene.judge();
  expect(judgements.map(({ what, reason }) => [what, reason])).toEqual([
    ['Talos machine configurations', 'no talos-config here: npx cdk8s-logging tools'],
    ['mesh configurations', 'no istio-mesh here: npx cdk8s-logging tools'],
  ]);
});
