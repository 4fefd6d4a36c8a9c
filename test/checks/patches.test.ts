import { MINIMAL } from '../environment/in-memory';
import { fixText } from '../support/fix-text';
import { CLASS, DATASOURCE, found, GRAFANA, patched, patchOf, RELEASE, replace } from './patched-file';

// A patched object is judged as if the stack had made it: whatever no cluster would take is an error at its operation.

const PLAIN = MINIMAL.replace('flux', 'manifests')
  .replace('alloy: { namespace: monitoring }', 'otel: { shipper: { namespace: monitoring } }')
  .replace('  retention: 30d', '  retention: 30d\n  gateway: false\n  canary: false');

const ROLE = 'kind: ClusterRole, name: alloy';

test.each<[what: string, target: string, operation: string, id: string, words: string]>([
  [
    'a name that leaves the folder',
    CLASS,
    replace('/metadata/name', '../../../../escaped'),
    'invalid-metadata',
    'metadata.name must be lower-case',
  ],
  [
    'a name that a shell would run',
    DATASOURCE,
    replace('/metadata/name', '"$(touch${IFS}pwned)"'),
    'invalid-metadata',
    'metadata.name must be lower-case',
  ],
  [
    'a number as a name',
    CLASS,
    replace('/metadata/name', '5'),
    'invalid-metadata',
    'metadata.name must be a text, and is 5',
  ],
  [
    'a name of a role that is none of a file',
    ROLE,
    replace('/metadata/name', 'a/b'),
    'invalid-metadata',
    'metadata.name must be',
  ],
  ['no metadata', CLASS, 'op: remove, path: /metadata', 'invalid-metadata', 'metadata is missing'],
  ['no name', CLASS, 'op: remove, path: /metadata/name', 'invalid-metadata', 'metadata.name is missing'],
  [
    'a namespace that has a dot',
    RELEASE,
    replace('/metadata/namespace', 'a.b'),
    'invalid-metadata',
    'metadata.namespace must be',
  ],
  [
    'no namespace',
    RELEASE,
    'op: remove, path: /metadata/namespace',
    'invalid-metadata',
    'metadata.namespace is missing',
  ],
  [
    'a namespace of what has none',
    CLASS,
    'op: add, path: /metadata/namespace, value: a',
    'invalid-metadata',
    'belongs to the whole cluster',
  ],
  [
    'a label that is no label',
    CLASS,
    'op: add, path: /metadata/labels/x, value: "a b:c"',
    'invalid-metadata',
    'metadata.labels.x must be at most 63',
  ],
  [
    'a label with a number',
    CLASS,
    'op: add, path: /metadata/labels/x, value: 1',
    'invalid-metadata',
    'metadata.labels.x must be a text, and is 1',
  ],
  [
    'a key that is no key',
    CLASS,
    'op: add, path: "/metadata/labels/a b", value: a',
    'invalid-metadata',
    'metadata.labels["a b"] has a key that',
  ],
  [
    'an annotation with a number',
    CLASS,
    'op: add, path: /metadata/annotations, value: { a: 1 }',
    'invalid-metadata',
    'metadata.annotations.a must be a text, and is 1',
  ],
  [
    'a finalizer twice',
    CLASS,
    'op: add, path: /metadata/finalizers, value: [a/b, a/b]',
    'invalid-metadata',
    'metadata.finalizers[1] is in the list already',
  ],
  [
    'an owner',
    CLASS,
    'op: add, path: /metadata/ownerReferences, value: []',
    'invalid-metadata',
    'metadata.ownerReferences must not be there',
  ],
  [
    'what the cluster writes',
    CLASS,
    'op: add, path: /metadata/uid, value: a',
    'invalid-metadata',
    'metadata.uid is no field',
  ],
  [
    'a kind that nobody knows',
    CLASS,
    replace('/kind', 'PriorityKlass'),
    'invalid-metadata',
    'kind is PriorityKlass of scheduling.k8s.io/v1',
  ],
  [
    'a version that nobody knows',
    CLASS,
    replace('/apiVersion', 'scheduling.k8s.io/v9'),
    'invalid-metadata',
    'a kind that no part of the stack has objects of',
  ],
  ['a kind that is a number', CLASS, replace('/kind', '5'), 'invalid-metadata', 'kind must be a text, and is 5'],
  ['an unknown field', CLASS, 'op: add, path: /valu, value: 1', 'invalid-object', 'valu is no field of this kind'],
  [
    'a value of another type',
    CLASS,
    replace('/value', '"high"'),
    'invalid-object',
    'value must be a whole number, and is "high"',
  ],
  ['another kind', ROLE, replace('/kind', 'ClusterRoleBinding'), 'invalid-object', 'roleRef is missing'],
  ['a status', RELEASE, 'op: add, path: /status, value: {}', 'invalid-object', 'status is for the controllers'],
  [
    'a duration that is none',
    RELEASE,
    replace('/spec/interval', '1 hour'),
    'invalid-object',
    'spec.interval must match',
  ],
  ['no chart', RELEASE, 'op: remove, path: /spec/chart', 'invalid-object', 'spec must have chart or chartRef'],
  ['a rule without verbs', ROLE, replace('/rules/0/verbs', '[]'), 'invalid-object', 'rules[0].verbs must not be empty'],
  [
    'values that are no map',
    RELEASE,
    replace('/spec/values', '[]'),
    'invalid-text',
    'spec.values must be a map of values',
  ],
  [
    'a data source that is no YAML',
    DATASOURCE,
    replace('/data/loki-datasource.yaml', '"a: [b"'),
    'invalid-text',
    'data["loki-datasource.yaml"] must be YAML',
  ],
  [
    'a dashboard that is no JSON',
    'kind: ConfigMap, name: logging-dashboard',
    replace('/data/logging-production.json', '"{"'),
    'invalid-text',
    'must be JSON',
  ],
  ['a path that is not there', CLASS, replace('/spec/x', '1'), 'failed', 'there is nothing at /spec'],
  ['an item beyond the list', ROLE, 'op: add, path: /rules/9, value: {}', 'failed', '/rules is a list of'],
  ['a test that fails', CLASS, 'op: test, path: /value, value: 1', 'failed', '/value is'],
  [
    'a prototype',
    CLASS,
    'op: add, path: /__proto__/x, value: 1',
    'failed',
    'no field of an object is called __proto__',
  ],
  [
    'a constructor',
    CLASS,
    'op: add, path: /constructor, value: {}',
    'failed',
    'no field of an object is called constructor',
  ],
  ['a whole object', CLASS, replace('', '{}'), 'failed', 'the whole object cannot be replaced'],
])('%s is an error at its operation, and nothing else is found', (_, target, operation, id, words) => {
  expect(found(`${GRAFANA}\n${patched(target, operation)}`)).toMatchObject([
    {
      id: `patches/${id}`,
      path: ['patches', 0, 'operations', 0],
      problem: expect.stringContaining(words),
      fix: fixText('delete the operation `patches[0].operations[0]`'),
    },
  ]);
});

const SHIPPER = 'kind: DaemonSet, name: otel-shipper';
const CONTAINER = '/spec/template/spec/containers/0';

test.each<[what: string, operation: string, words: string]>([
  [
    'a label of the template',
    'op: add, path: /spec/template/metadata/labels/x, value: "a b"',
    'spec.template.metadata.labels.x must be',
  ],
  [
    'a selector of other pods',
    'op: add, path: /spec/selector/matchLabels/x, value: y',
    'spec.selector must select the labels of the template',
  ],
  ['no containers', replace('/spec/template/spec/containers', '[]'), 'spec.template.spec.containers must not be empty'],
  [
    'a volume that is not there',
    replace(`${CONTAINER}/volumeMounts/0/name`, 'gone'),
    'volumeMounts[0].name must be a volume of the pod, and is "gone"',
  ],
  [
    'a container with an unknown field',
    `op: add, path: ${CONTAINER}/imagee, value: x`,
    'imagee is no field of this kind',
  ],
  [
    'a request above its limit',
    replace(`${CONTAINER}/resources/limits/memory`, '1Mi'),
    'must not request more than its limit of memory',
  ],
  [
    'a port that is none',
    replace(`${CONTAINER}/readinessProbe/httpGet/port`, '70000'),
    'readinessProbe.httpGet.port must be 1 to 65535, and is 70000',
  ],
  [
    'a container twice',
    `op: copy, from: ${CONTAINER}, path: /spec/template/spec/containers/-`,
    'containers[1] is in the list already',
  ],
])('%s is an error of a pod', (_, operation, words) => {
  expect(found(`packaging: manifests\n${patched(SHIPPER, operation)}`, PLAIN)).toMatchObject([
    { id: 'patches/invalid-object', path: ['patches', 0, 'operations', 0], problem: expect.stringContaining(words) },
  ]);
});

describe('of several operations', () => {
  test('the one that makes the object invalid is to blame, and what a later one mends is none', () => {
    const [first, ...others] = found(
      patched(
        CLASS,
        'op: remove, path: /metadata',
        'op: add, path: /metadata, value: { name: alloy }',
        replace('/value', '"high"'),
        'op: add, path: /description, value: x',
      ),
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({ path: ['patches', 0, 'operations', 2], fix: 'remove the operation' });
  });

  test('each fault of each patch is told once', () => {
    const faults = `patches:\n${patchOf(CLASS, replace('/value', '"high"'))}${patchOf(CLASS, replace('/metadata/name', '5'))}`;
    expect(found(faults).map(({ id, path }) => `${id} ${path.join('.')}`)).toEqual([
      'patches/invalid-metadata patches.1.operations.0',
      'patches/invalid-object patches.0.operations.0',
    ]);
  });

  test('a patch builds on those before it', () => {
    const both = `patches:\n${patchOf(CLASS, 'op: add, path: /metadata/annotations, value: {}')}${patchOf(CLASS, 'op: add, path: /metadata/annotations/a, value: b')}`;
    expect(found(both)).toEqual([]);
  });
});

test('a stack that is switched off waits for its patches', () => {
  const section = patched(CLASS, replace('/description', 'x'));
  expect(found(section, `enabled: false\n${MINIMAL}`)).toEqual([]);
});
