import { parse } from 'yaml';
import { addItem } from '../../lib/findings/repair';
import { edit, ids, needsOf, outputs, synth, withFixtures } from './folder';

// What others bring, and no object shows: a fault, until the environment file says so.

withFixtures();

function patch(path: string, value: string): string {
  const operation = `{ op: add, path: ${path}, value: ${value} }`;
  return `patches: [{ target: { kind: StatefulSet, name: loki }, operations: [${operation}] }]\ncluster:`;
}

const CONTAINER = '/spec/template/spec/containers/0';

test.each([
  [
    'link/secret',
    patch(`${CONTAINER}/envFrom`, '[{ secretRef: { name: proxy } }]'),
    'others:\n  secrets:\n    - { namespace: monitoring, name: proxy, keys: [] }',
    'secret monitoring proxy',
  ],
  [
    'link/config-map',
    patch(`${CONTAINER}/envFrom`, '[{ configMapRef: { name: proxy } }]'),
    'others:\n  objects:\n    - { kind: ConfigMap, namespace: monitoring, name: proxy }',
    'object ConfigMap monitoring proxy',
  ],
  [
    'link/url',
    patch(`${CONTAINER}/env`, '[{ name: HTTP_PROXY, value: "http://proxy.edge.svc:3128" }]'),
    'others:\n  services:\n    - { namespace: edge, name: proxy, port: 3128 }',
    'service edge proxy 3128',
  ],
  [
    'link/listener',
    patch(`${CONTAINER}/ports/-`, '{ name: debug, containerPort: 6060 }'),
    'others:\n  calls:\n    - { namespace: monitoring, workload: loki, port: 6060 }',
    'port monitoring loki 6060',
  ],
])('%s, until the text of its fix is pasted', (id, patched, section, need) => {
  edit('standalone.yaml', 'cluster:', patched);
  const before = synth('standalone');
  expect(ids(before)).toEqual([id]);
  const list = Object.keys(parse(section).others)[0] ?? '';
  expect(before.findings[0]?.finding.fix).toMatchObject(
    addItem(['others', list], parse(section).others[list][0], { first: expect.stringContaining('if others') }),
  );
  expect(before.result).toBeUndefined();

  edit('standalone.yaml', 'cluster:', `${section}\ncluster:`);
  expect(ids(synth('standalone'))).toEqual([]);
  expect(outputs().find(([path]) => path === 'standalone/README.md')?.[1]).toContain('## What others bring, or call');
  expect(needsOf('standalone')).toContain(`\n${need}\n`);
});
