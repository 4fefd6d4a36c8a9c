import type { Render } from '../../verify/releases';
import { ALLOY, COLLECTOR, configMap, helmChart, LOKI } from './samples';
import { makeScene, type Scene } from './scene';

let scene: Scene;
beforeEach(() => {
  scene = makeScene();
});
afterEach(() => scene.remove());

test('what a program accepts has passed, with its name and version', async () => {
  scene.write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  scene.stub('loki', 'grep -q schema_config "${2#-config.file=}"');
  expect(await scene.about('Loki configurations')).toMatchObject([
    { environment: 'demo', program: 'loki', version: '1.2.3', verdict: 'passed' },
  ]);
});

test('what a program refuses has failed, with its words', async () => {
  scene.write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  scene.stub('loki', 'echo "field schema_conf not found" >&2; exit 1');
  const [judgement] = await scene.about('Loki configurations');
  expect(judgement).toMatchObject({ verdict: 'failed', reason: 'field schema_conf not found' });
  expect(judgement?.subject).toBe('2-releases/loki.yaml: ConfigMap demo/config data.config.yaml');
});

test('a program that is missing has judged nothing: what it would have judged is unchecked', async () => {
  scene.write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  const [judgement] = await scene.about('Loki configurations');
  expect(judgement).toMatchObject({ verdict: 'unchecked', reason: 'no loki here: npx cdk8s-logging tools' });
  expect(judgement?.program).toBeUndefined();
  expect(await scene.about('objects')).toMatchObject([{ verdict: 'unchecked' }]);
});

test('a program that cannot be started has judged nothing either', async () => {
  scene.write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  scene.lose('loki');
  expect(await scene.about('Loki configurations')).toMatchObject([{ verdict: 'unchecked' }]);
});

test('a collector gets its environment and its folders', async () => {
  const storage = 'extensions:\n  file_storage:\n    directory: /var/lib/otelcol\n';
  scene.write('dist/demo/a.yaml', configMap({ c: `${COLLECTOR}${storage}# ${'${env:MY_POD_IP}'} ${'${env:NODE}'}\n` }));
  scene.stub(
    'otelcol',
    'f="${2#--config=}"; test -d "$(sed -n "s/ *directory: //p" "$f")" && echo "$MY_POD_IP $NODE" && exit 1',
  );
  expect(await scene.about('collector configurations')).toMatchObject([{ reason: '127.0.0.1 verify' }]);
});

test('every scrape configuration of Promtail is started on its own', async () => {
  const scrapes = 'scrape_configs:\n  - job_name: good\n  - job_name: bad\nclients: []\n';
  scene.write('dist/demo/a.yaml', configMap({ c: scrapes }));
  scene.stub(
    'promtail',
    'case "$*" in *-stdin*) ! grep -q "job_name: bad" "${5#-config.file=}" || { echo stage >&2; exit 1; } ;; esac',
  );
  expect(await scene.about('Promtail configurations')).toMatchObject([
    { verdict: 'failed', reason: 'scrape config bad: stage' },
  ]);
});

test('what a program says of a scratch file does not name the folder of it', async () => {
  scene.write('dist/demo/2-releases/loki.yaml', configMap({ 'config.yaml': LOKI }));
  scene.stub('loki', 'echo "${2#-config.file=}: line 1" >&2; exit 1');
  expect(await scene.about('Loki configurations')).toMatchObject([{ reason: 'loki.yaml: line 1' }]);
});

test.each<[string, string]>([
  ['1.7.5', 'fmt'],
  ['1.8.0', 'validate'],
])('Alloy %s judges with %s', async (version, expected) => {
  scene.write('dist/demo/a.yaml', configMap({ 'config.alloy': ALLOY }));
  scene.stub('alloy', 'echo "$1"; exit 1', version);
  expect(await scene.about('Alloy configurations')).toMatchObject([{ reason: expected }]);
});

describe('a release', () => {
  beforeEach(() => {
    scene.write('dist/demo/2-releases/loki.yaml', helmChart('loki:\n  schemaConfig: {}\n'));
  });

  test('without Helm is unchecked, and so is what its chart would make', async () => {
    expect(await scene.about('Helm releases')).toMatchObject([{ reason: 'no helm here: npx cdk8s-logging tools' }]);
    expect(await scene.about('Loki configurations')).toMatchObject([{ verdict: 'unchecked' }]);
  });

  test('without its chart is unchecked, and says how to get one', async () => {
    scene.stub('helm', 'exit 0');
    for (const what of ['Helm releases', 'Loki configurations', 'links', 'chart lock'])
      expect(await scene.about(what)).toMatchObject([
        { verdict: 'unchecked', reason: expect.stringContaining('loki 1.0.0 is not at hand: --charts DIR') },
      ]);
  });

  test('that Helm refuses has failed, with its words', async () => {
    scene.stub('helm', 'exit 0');
    const refused: Render = () => ({ failed: 'values do not meet the schema' });
    expect(await scene.about('Helm releases', refused)).toMatchObject([
      { subject: 'release loki (loki 1.0.0)', verdict: 'failed', reason: 'values do not meet the schema' },
    ]);
  });
});
