import type { Manifest } from '../../lib/kubernetes/manifest';
import { applyPatches, isTarget, patchFailure } from '../../lib/kubernetes/patch';

const namespace: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'loki', labels: { a: '1' } } };
const target = { kind: 'Namespace', name: 'loki' };

test('a patch changes the object that it names and no other', () => {
  const patch = { target, operations: [{ op: 'add', path: '/metadata/labels/b', value: '2' }] };
  expect(applyPatches(namespace, [patch]).metadata.labels).toEqual({ a: '1', b: '2' });
  expect(isTarget({ target: { ...target, namespace: 'x' }, operations: [] }, namespace)).toBe(false);
  expect(namespace.metadata.labels).toEqual({ a: '1' });
});

test.each([
  ['add', { op: 'add', path: '/metadata/labels/b', value: '2' }],
  ['replace', { op: 'replace', path: '/metadata/labels/a', value: '2' }],
  ['remove', { op: 'remove', path: '/metadata/labels/a' }],
  ['move', { op: 'move', from: '/metadata/labels/a', path: '/metadata/labels/b' }],
  ['copy', { op: 'copy', from: '/metadata/labels/a', path: '/metadata/labels/b' }],
  ['test', { op: 'test', path: '/metadata/labels/a', value: '1' }],
])('%s is understood', (_, operation) => {
  expect(patchFailure({ target, operations: [operation] }, namespace)).toBeUndefined();
});

test.each([
  ['a path that does not exist', { op: 'replace', path: '/spec/replicas', value: 2 }],
  ['an unknown operation', { op: 'merge', path: '/spec' }],
  ['removing what is not there', { op: 'remove', path: '/metadata/labels/z' }],
  ['a failed test', { op: 'test', path: '/metadata/labels/a', value: '2' }],
])('%s is a failure with a reason, and leaves the object as it is', (_, operation) => {
  const patch = { target, operations: [operation] };
  expect(patchFailure(patch, namespace)).toMatch(/.+/);
  expect(applyPatches(namespace, [patch])).toEqual(namespace);
});
