import { App } from 'cdk8s';
import { parse } from 'yaml';
import { renderStack } from '../../lib/output/render';
import { LoggingStack } from '../../lib/stack/logging-stack';
import { loadOne, MINIMAL } from '../environment/in-memory';

function render(delivery: string) {
  const environment = loadOne(MINIMAL.replace('delivery: { flux: {} }', `delivery: ${delivery}`));
  const files = renderStack(new LoggingStack(new App(), 'x', environment), []);
  const content = new Map(files.map(({ path, content }) => [path.replace('production/', ''), content]));
  const resources = (path: string): readonly string[] => parse(content.get(path) ?? '').resources;
  return { content, resources };
}

test('an engine with entry objects starts with them', () => {
  const { content, resources } = render('{ flux: {} }');
  expect(resources('kustomization.yaml')).toEqual(['flux']);
  expect(content.has('flux/kustomization.yaml')).toBe(true);
});

describe('an engine without entry objects', () => {
  const { content, resources } = render('{ helmController: {} }');

  test('has no folder, and starts with the stages, one after the other', () => {
    expect(resources('kustomization.yaml')).toEqual(['1-prerequisites', '2-releases']);
    expect([...content.keys()].filter((path) => path.startsWith('helm-controller'))).toEqual([]);
  });

  test('every folder that is applied exists, with all of its files', () => {
    const folders = resources('kustomization.yaml');
    const files = folders.flatMap((folder) =>
      resources(`${folder}/kustomization.yaml`).map((file) => `${folder}/${file}`),
    );
    expect(files).toContain('2-releases/loki-helmchart.yaml');
    expect(files.filter((file) => !content.has(file))).toEqual([]);
  });

  test('is told of in the README', () => {
    const readme = content.get('README.md');
    expect(readme).toContain('kubectl kustomize . > /var/lib/rancher/rke2/server/manifests/logging.yaml');
    expect(readme).toContain('| `2-releases/` |');
  });
});
