import { applyEdits } from '../../lib/findings/apply-edits';
import { formatFix } from '../../lib/findings/fix-text';
import { addItem, below, moveKey, removeKey, renameKey, setKey, together } from '../../lib/findings/repair';

// What people read of a fix, and what its edits make of the data.

test('a sentence is itself', () => {
  expect(formatFix('look it up')).toBe('look it up');
});

test('keys are YAML from the root of the file, laid over one another', () => {
  const fix = together([setKey(['loki', 'topology'], 'monolithic'), setKey(['loki', 'replicas'], 1)]);
  expect(formatFix(fix)).toBe('loki:\n  topology: monolithic\n  replicas: 1');
});

test('what is no YAML stands above it as a comment, and another way below', () => {
  const fix = together([removeKey(['loki', 'values', 'x']), setKey(['loki', 'canary'], false)], {
    first: 'look first',
    otherwise: 'leave it',
  });
  expect(formatFix(fix)).toBe(
    '# look first\n# delete `loki.values.x` and what that leaves empty, and write\nloki:\n  canary: false\n# or leave it',
  );
});

test.each([
  [removeKey(['logs', 'redaction'], { otherwise: 'read pods' }), 'delete `logs.redaction`; or read pods'],
  [renameKey(['loki', 'retension'], 'retention'), 'write `retention` instead of `retension`'],
  [moveKey(['retention'], ['loki', 'retention']), 'move `retention` to `loki.retention`'],
  [setKey(['platform', 'podCidrs', 0], '10.0.0.0/16'), 'write 10.0.0.0/16 as `platform.podCidrs[0]`'],
  [setKey(['loki', 'schema', 0, 'from'], '2024-04-01'), '# in `loki.schema[0]`\nfrom: "2024-04-01"'],
  [addItem(['mesh', 'istio', 'members'], 'grafana'), '# add to `mesh.istio.members`\n- grafana'],
  [
    removeKey(['patches', 0, 'operations', 1]),
    'delete the operation `patches[0].operations[1]` and what that leaves empty',
  ],
])('%#: %j', (fix, text) => {
  expect(formatFix(fix)).toBe(text);
});

test('a fix of a section is one of the file', () => {
  expect(below(['delivery'], setKey(['flux'], {}))).toEqual(setKey(['delivery', 'flux'], {}));
  expect(below(['loki'], renameKey(['a'], 'b'))).toEqual(renameKey(['loki', 'a'], 'b'));
});

const PATCH = { target: { kind: 'A', name: 'b' }, operations: [{ op: 'remove', path: '/a' }] };

test.each([
  [
    'what is left empty of overrides goes',
    { loki: { values: { a: { b: 1 } }, x: 1 } },
    ['loki', 'values', 'a', 'b'],
    { loki: { x: 1 } },
  ],
  [
    'a section stays, empty as it is',
    { storage: { filesystem: { a: 1 } } },
    ['storage', 'filesystem', 'a'],
    { storage: { filesystem: {} } },
  ],
  ['a patch goes with its last operation', { a: 1, patches: [PATCH] }, ['patches', 0, 'operations', 0], { a: 1 }],
  ['what is not there can not go', { a: 1 }, ['b', 'c'], { a: 1 }],
])('%s', (_, data, path, left) => {
  expect(applyEdits(data, removeKey(path).edits)).toEqual(left);
});

test('a map is laid over the one that is there, a list takes its place', () => {
  expect(applyEdits({ a: { b: 1, c: [1, 2] } }, setKey(['a'], { c: [3], d: 4 }).edits)).toEqual({
    a: { b: 1, c: [3], d: 4 },
  });
});
