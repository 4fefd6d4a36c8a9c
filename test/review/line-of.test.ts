import { lineOf } from '../../lib/review/line-of';

const TEXT = `# a comment
apiVersion: v1
kind: Thing
spec:
  values:
    list:
      - name: a
      - name: b
        size: 1
    "a.b": { c: 1 }
`;

test.each<[(string | number)[], number | undefined]>([
  [['kind'], 3],
  [['spec', 'values', 'list', 1, 'size'], 9],
  [['spec', 'values', 'list', 1], 8],
  [['spec', 'values', 'a.b', 'c'], 10],
  [['spec', 'values', 'gone', 'deeper'], 5],
  [['nothing'], undefined],
])('%j is in line %j', (place, line) => {
  expect(lineOf(TEXT, place)).toBe(line);
});

test('of several documents the first that has it', () => {
  expect(lineOf('a: 1\n---\nb:\n  c: 1\n', ['b', 'c'])).toBe(4);
});

test('a text that is YAML itself is entered', () => {
  const text = 'spec:\n  valuesContent: |-\n    loki:\n      a: 1\n      b: 2\n';
  expect(lineOf(text, ['spec', 'valuesContent', 'loki', 'b'])).toBe(5);
  expect(lineOf('spec:\n  valuesContent: "loki: 1"\n', ['spec', 'valuesContent', 'loki'])).toBe(2);
});

test.each(['', '\0\u0001', ': : :', '- [', 'a: *b', '%YAML 9\n'])('%j has no line, and does no harm', (text) => {
  expect(lineOf(text, ['x', 'y'])).toBeUndefined();
});

test('a line of a text that is no YAML', () => {
  const text = 'spec:\n  config: |\n    loki.write "a" {\n    }\n    drop = "b"\n';
  expect(lineOf(text, ['spec', 'config', 2])).toBe(5);
});
