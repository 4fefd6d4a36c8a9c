import { readManifests } from '../../verify/manifests';

const object = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
const names = (text: string) => readManifests(text, 'a file').objects.map(({ name }) => name);

test('documents, and the items of lists', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n${object('c').replaceAll(/^/gm, '  ').replace('  api', '- api')}`;
  expect(names(`${object('a')}---\n# nothing\n---\n${object('b')}---\n${list}`)).toEqual(['a', 'b', 'c']);
});

test('what is no object is left out', () => {
  expect(readManifests('a: 1\n---\n- b\n---\ntext\n', 'a file')).toEqual({ objects: [], problems: [] });
  expect(readManifests('', 'a file')).toEqual({ objects: [], problems: [] });
});

test('of two equal keys the last is read, as Helm does', () => {
  expect(names(`${object('a')}  name: b\n`)).toEqual(['b']);
});

test('a mistake is told with its line, and keeps only its own document from being read', () => {
  const { objects, problems } = readManifests(`${object('a')}---\nb: "c\n---\n${object('d')}`, 'a file');
  expect(objects.map(({ name }) => name)).toContain('a');
  expect(problems[0]).toMatchObject({ line: expect.any(Number), problem: expect.stringContaining('not valid YAML') });
});

test('brackets without end, and aliases of aliases, are no stack trace', () => {
  expect(readManifests('['.repeat(200_000), 'a file').problems).not.toEqual([]);
  const bomb = Array.from(
    { length: 9 },
    (_, i) =>
      `a${i}: &a${i} [${Array(9)
        .fill(i ? `*a${i - 1}` : 'x')
        .join(', ')}]`,
  );
  expect(readManifests(bomb.join('\n'), 'a file').objects).toEqual([]);
});

test('a list of one kind is its items, whether or not they say what they are', () => {
  const text = `apiVersion: v1
kind: ConfigMapList
items:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: x } }
  - metadata: { name: b, namespace: x }
`;
  const { objects } = readManifests(text, 'a.yaml');
  expect(objects.map(({ apiVersion, kind, name }) => `${apiVersion} ${kind} ${name}`)).toEqual([
    'v1 ConfigMap a',
    'v1 ConfigMap b',
  ]);
});
