import type { JsonObject } from '../../../lib/kubernetes/json';
import { judgeIstio, readMessages } from '../../../verify/judges/istio';
import { configMap, material } from '../samples';
import { makeScene, type Scene } from '../scene';

let scene: Scene;
beforeEach(() => {
  scene = makeScene();
});
afterEach(() => scene.remove());

const policy = (name: string): JsonObject => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name, namespace: 'demo' },
  spec: {},
});

/** Says something of the file of the second object. */
const complaint = `for file; do :; done; printf '[{"code":"IST0106","level":"Error","message":"bad port","origin":"x","reference":"%s:1"}]' "$file"`;

test('there is nothing to do where no object is of Istio', () => {
  expect(judgeIstio(material([configMap({})]))).toEqual([]);
});

test('what the analyser says is told of the object that it is about, and of no other', async () => {
  scene.write('dist/demo/a.yaml', policy('a'));
  scene.write('dist/demo/b.yaml', policy('b'));
  scene.write('dist/demo/c.yaml', configMap({}));
  scene.stub('istioctl', complaint);
  expect(await scene.about('objects of Istio')).toMatchObject([
    { subject: 'a.yaml: AuthorizationPolicy demo/a', verdict: 'passed' },
    { subject: 'b.yaml: AuthorizationPolicy demo/b', verdict: 'failed', reason: 'Error IST0106: bad port' },
  ]);
});

test('an object that it can not read has failed: it goes on, and ends with 0', async () => {
  scene.write('dist/demo/a.yaml', policy('a'));
  scene.stub(
    'istioctl',
    `for file; do :; done; echo "Error(s) adding files: parsing \\"$file\\": no kind" >&2; echo '[]'`,
  );
  expect(await scene.about('objects of Istio')).toMatchObject([
    { verdict: 'failed', reason: expect.stringContaining('no kind') },
  ]);
});

test('it knows the mesh that people are asked for', async () => {
  scene.write('dist/demo/a.yaml', policy('a'));
  scene.write('dist/demo/istio/mesh.yaml', 'meshConfig:\n  extensionProviders: [{ name: logs }]\n');
  scene.stub('istioctl', `grep -q 'name: logs' "\${7#--meshConfigFile=}" && echo '[]'`);
  expect(await scene.about('objects of Istio')).toMatchObject([{ verdict: 'passed' }]);
});

test('one that does not analyse has judged nothing', async () => {
  scene.write('dist/demo/a.yaml', policy('a'));
  scene.stub('istioctl', 'echo "unknown flag" >&2; exit 1');
  expect(await scene.about('objects of Istio')).toMatchObject([
    { verdict: 'unchecked', reason: 'istioctl analyses nothing: unknown flag' },
  ]);
});

test('where it is not there, its name is part of the command that builds it: most do without', async () => {
  scene.write('dist/demo/a.yaml', policy('a'));
  expect(await scene.about('objects of Istio')).toMatchObject([
    { verdict: 'unchecked', reason: 'no istioctl here: npx cdk8s-logging tools istioctl' },
  ]);
});

test('what is no list of messages is none', () => {
  expect(readMessages('✔ No validation issues found')).toBeUndefined();
  expect(readMessages('{}')).toBeUndefined();
  expect(readMessages('[]')).toEqual([]);
});
