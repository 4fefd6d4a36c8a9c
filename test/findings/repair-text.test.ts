import { addItem, moveKey, removeKey, renameKey, setKey, together } from '../../lib/findings/repair';
import { repairedText } from '../../lib/findings/repair-text';

// What edits make of the text of a file: the lines that they are about, and no other sign.

const TEXT = `# Production
cluster: production
platform: { distribution: k3s, nodes: 3 } # three
loki:
  # Four weeks.
  retention: 28d # enough
  "storage": { filesystem: {} }
  replicas:
    write: 3
    read: 2
logs:
  nodeFiles:
    - path: /var/log/syslog
      job: node/syslog
    - { path: /a, job: a }
patches:
  - target: { kind: A, name: b }
    operations:
      - { op: remove, path: /a }
      - { op: remove, path: /b }
`;

const changedLines = (before: string, after = '') => {
  const lines = before.split('\n');
  return after.split('\n').filter((line) => !lines.includes(line));
};

const goneLines = (before: string, after = '') => changedLines(after, before);

test.each([
  ['a value', setKey(['loki', 'retention'], '7d'), ['  retention: 7d # enough']],
  ['a value in a flow map', setKey(['platform', 'nodes'], 5), ['platform: { distribution: k3s, nodes: 5 } # three']],
  ['a key of a map', setKey(['loki', 'canary'], false), ['  canary: false']],
  [
    'a key of a flow map',
    setKey(['platform', 'arm'], true),
    ['platform: { distribution: k3s, nodes: 3, arm: true } # three'],
  ],
  [
    'a key of an empty map',
    setKey(['loki', 'storage', 'filesystem', 'a'], 'x, y'),
    ['  "storage": { filesystem: { a: "x, y" } }'],
  ],
  ['a list', setKey(['logs', 'nodeFiles', 1], [1, 'x']), ['    - [1, x]']],
  ['a section', setKey(['mesh', 'istio', 'members'], ['a']), ['mesh:', '  istio:', '    members:', '      - a']],
  ['a map over another one', setKey(['loki', 'replicas'], { read: 3, backend: 1 }), ['    read: 3', '    backend: 1']],
  ['an item', addItem(['logs', 'nodeFiles'], { path: '/b', job: 'b' }), ['    - path: /b', '      job: b']],
  ['a list', addItem(['acknowledge'], { id: 'a/b', reason: 'c' }), ['acknowledge:', '  - id: a/b', '    reason: c']],
  ['a name', renameKey(['loki', 'storage'], 'store'), ['  store: { filesystem: {} }']],
  [
    'a key that moves',
    moveKey(['loki', 'replicas', 'read'], ['loki', 'replicas', 'all', 'read']),
    ['    all:', '      read: 2'],
  ],
  [
    'two in one',
    together([setKey(['cluster'], 'yes'), setKey(['loki', 'retention'], '1h')]),
    ['cluster: "yes"', '  retention: 1h # enough'],
  ],
])('%s changes its own lines', (_, { edits }, lines) => {
  expect(changedLines(TEXT, repairedText(TEXT, edits))).toEqual(lines);
});

test.each([
  ['a key', ['loki', 'replicas', 'write'], ['    write: 3']],
  ['an item', ['logs', 'nodeFiles', 0], ['    - path: /var/log/syslog', '      job: node/syslog']],
  ['an operation', ['patches', 0, 'operations', 1], ['      - { op: remove, path: /b }']],
  ['a section', ['loki', 'replicas'], ['  replicas:', '    write: 3', '    read: 2']],
])('%s goes with its own lines', (_, path, lines) => {
  const after = repairedText(TEXT, removeKey(path).edits);
  expect(goneLines(TEXT, after)).toEqual(lines);
  expect(changedLines(TEXT, after)).toEqual([]);
});

test('a file of Windows stays one', () => {
  const text = TEXT.replaceAll('\n', '\r\n');
  const after = repairedText(text, setKey(['loki', 'canary'], false).edits);
  expect(after?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a last line without an end gets one', () => {
  expect(repairedText('a: 1', setKey(['b'], 2).edits)).toBe('a: 1\nb: 2\n');
});

test.each([
  ['an alias', 'a: &x { b: 1 }\nc: *x\n', setKey(['c', 'b'], 2)],
  ['what an anchor stands for, too', 'a: &x { b: 1 }\nc: *x\n', setKey(['a', 'b'], 2)],
  ['a key without a value', 'a:\nb: 1\n', setKey(['a', 'c'], 2)],
  ['what is not there', 'a: 1\n', removeKey(['b', 'c'])],
  ['the last key of a map', 'a:\n  b: 1\n', removeKey(['a', 'b'])],
  ['the first key of an item', 'a:\n  - b: 1\n    c: 2\n', removeKey(['a', 0, 'b'])],
  ['what may be inherited as well', 'extends: b.yaml\na: 1\nb: 2\n', removeKey(['a'])],
  ['a text of several lines', 'a: |\n  x\n  y\nb: 1\n', setKey(['a'], 'z')],
  ['a comment that would stay behind', 'a:\n  b: # why\n    c: 1\n  d: 1\n', moveKey(['a', 'b'], ['e'])],
  ['no YAML', 'a: [', setKey(['a'], 1)],
])('%s is left to a person', (_, text, { edits }) => {
  const after = repairedText(text, edits);
  expect(after === undefined || after === text).toBe(true);
});
