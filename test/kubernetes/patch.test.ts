import type { JsonObject } from '../../lib/kubernetes/json';
import type { Manifest } from '../../lib/kubernetes/manifest';
import { applyOperation, isTarget } from '../../lib/kubernetes/patch';

const namespace: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'loki', labels: { a: '1' } } };
const target = { kind: 'Namespace', name: 'loki' };
const object: JsonObject = { metadata: { labels: { a: '1' } }, list: ['x', 'y'], 'a/b~c': { '': 1 } };

test('a patch names the object that it changes, and no other', () => {
  expect(isTarget({ target, operations: [] }, namespace)).toBe(true);
  expect(isTarget({ target: { ...target, namespace: 'x' }, operations: [] }, namespace)).toBe(false);
});

test.each<[string, JsonObject, JsonObject]>([
  ['add', { op: 'add', path: '/metadata/labels/b', value: '2' }, { metadata: { labels: { a: '1', b: '2' } } }],
  ['add of an item', { op: 'add', path: '/list/1', value: 'n' }, { list: ['x', 'n', 'y'] }],
  ['add at the end', { op: 'add', path: '/list/-', value: 'n' }, { list: ['x', 'y', 'n'] }],
  ['add right after the end', { op: 'add', path: '/list/2', value: 'n' }, { list: ['x', 'y', 'n'] }],
  ['add of what is there', { op: 'add', path: '/metadata/labels/a', value: '2' }, { metadata: { labels: { a: '2' } } }],
  ['replace', { op: 'replace', path: '/metadata/labels/a', value: '2' }, { metadata: { labels: { a: '2' } } }],
  ['replace of an escaped key', { op: 'replace', path: '/a~1b~0c/', value: 2 }, { 'a/b~c': { '': 2 } }],
  ['remove', { op: 'remove', path: '/metadata/labels/a' }, { metadata: { labels: {} } }],
  ['move', { op: 'move', from: '/list/0', path: '/list/1' }, { list: ['y', 'x'] }],
  ['copy', { op: 'copy', from: '/metadata/labels/a', path: '/list/-' }, { list: ['x', 'y', '1'] }],
  ['test', { op: 'test', path: '/metadata', value: { labels: { a: '1' } } }, {}],
])('%s is understood, and leaves the object itself as it is', (_, operation, changed) => {
  const before = JSON.stringify(object);
  expect(applyOperation(object, operation)).toEqual({ object: { ...object, ...changed } });
  expect(JSON.stringify(object)).toBe(before);
});

test.each<[string, JsonObject, string]>([
  [
    'a path that is not there',
    { op: 'replace', path: '/spec/replicas', value: 2 },
    'there is nothing at /spec: the object has metadata, list, a/b~c',
  ],
  [
    'removing what is not there',
    { op: 'remove', path: '/metadata/labels/z' },
    'there is nothing at /metadata/labels/z: /metadata/labels has a',
  ],
  ['adding below what is not there', { op: 'add', path: '/spec/replicas', value: 2 }, 'there is nothing at /spec'],
  [
    'adding below a text',
    { op: 'add', path: '/list/0/x', value: 2 },
    '/list/0 is no map and no list, so nothing can be put into it',
  ],
  ['a failed test', { op: 'test', path: '/metadata/labels/a', value: '2' }, '/metadata/labels/a is "1" and not "2"'],
  ['a test of what is not there', { op: 'test', path: '/spec', value: {} }, 'there is nothing at /spec'],
  [
    'an index beyond the end',
    { op: 'add', path: '/list/7', value: 'n' },
    '/list is a list of 2: its places are 0 to 2, and - for its end',
  ],
  [
    'an item beyond the end',
    { op: 'remove', path: '/list/2' },
    'there is nothing at /list/2: the list /list has 2, counted from 0',
  ],
  ['the length of a list', { op: 'remove', path: '/list/length' }, 'there is nothing at /list/length'],
  ['an index in words', { op: 'copy', from: '/metadata', path: '/list/abc' }, '/list is a list of 2'],
  ['an index with a zero in front', { op: 'replace', path: '/list/01', value: 'n' }, 'there is nothing at /list/01'],
  ['copying beyond the end', { op: 'copy', from: '/metadata', path: '/list/9' }, '/list is a list of 2'],
  ['moving from nowhere', { op: 'move', from: '/spec', path: '/list/-' }, 'there is nothing at /spec'],
  [
    'moving into itself',
    { op: 'move', from: '/metadata', path: '/metadata/labels/x' },
    '/metadata cannot be moved into itself',
  ],
  ['a prototype', { op: 'add', path: '/__proto__/x', value: 1 }, 'no field of an object is called __proto__'],
  [
    'a prototype as a key',
    { op: 'add', path: '/metadata/__proto__', value: {} },
    'no field of an object is called __proto__',
  ],
  [
    'what every map inherits',
    { op: 'add', path: '/constructor/x', value: 1 },
    'no field of an object is called constructor',
  ],
  ['the whole object', { op: 'replace', path: '', value: {} }, 'the whole object cannot be replaced'],
  ['removing the whole object', { op: 'remove', path: '' }, 'the whole object cannot be replaced'],
])('%s is a failure with a reason', (_, operation, reason) => {
  const operated = applyOperation(object, operation);
  expect('failure' in operated && operated.failure).toContain(reason);
});
