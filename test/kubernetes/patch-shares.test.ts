import type { JsonObject } from '../../lib/kubernetes/json';
import { applyOperation } from '../../lib/kubernetes/patch';

const object = (): JsonObject => ({
  metadata: { name: 'a', labels: { b: 'c' } },
  spec: { list: [{ x: 1 }, { y: { z: 2 } }], large: { values: [1, 2, 3] } },
});

test.each<JsonObject>([
  { op: 'add', path: '/metadata/labels/d', value: 'e' },
  { op: 'add', path: '/spec/list/0', value: {} },
  { op: 'add', path: '/spec/list/1/y/w', value: 3 },
  { op: 'add', path: '/spec/list/-', value: 3 },
  { op: 'remove', path: '/spec/list/0' },
  { op: 'replace', path: '/spec/list/1/y/z', value: 3 },
  { op: 'copy', from: '/spec/list/1', path: '/metadata/copied' },
  { op: 'move', from: '/spec/list/0', path: '/metadata/moved' },
  { op: 'test', path: '/spec/list/0/x', value: 1 },
])('%j leaves the object before it as it was, and copies only what is on the way', (operation) => {
  const before = object();
  const operated = applyOperation(before, operation);
  expect(before).toEqual(object());
  if (!('object' in operated)) throw new Error(operated.failure);
  const large = (value: JsonObject) => (value.spec as JsonObject).large;
  if (operation.op === 'move') expect(large(operated.object)).toEqual(large(before));
  else expect(large(operated.object)).toBe(large(before));
});
