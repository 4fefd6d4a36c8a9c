import { findingsOf, load, MINIMAL, summaries } from '../in-memory';

const FILE = 'environments/production.yaml';

describe.each([
  ['a key that stands twice', `${MINIMAL}loki: {}\n`, '10:1', 'this key stands twice in one map'],
  ['a tab', 'cluster: a\nloki:\n\tnamespace: b\n', '3:1', 'tabs are not allowed'],
  ['two documents', `${MINIMAL}---\ncluster: b\n`, '10:1', 'more than one YAML document'],
  ['nothing', '', '1:1', 'the file is empty'],
  ['only comments', '# later\n', '1:1', 'the file is empty'],
  ['a list', '# a list\n- a\n', '2:1', 'no map'],
  ['a text', 'production\n', '1:1', 'no map'],
  ['an open quote', 'cluster: "a\n', '2:1', 'missing closing "quote'],
  ['an unknown tag', 'cluster: !env CLUSTER\n', '1:10', 'unresolved tag'],
  ['a key that is no word', '{ [a]: b }\n', '1:3', 'this key is not a word'],
  ['an alias without an anchor', 'cluster: *name\n', '1:10', 'no anchor &name'],
  ['an alias inside of its anchor', 'logs: &logs { pods: *logs }\n', '1:21', '*logs stands inside what it stands for'],
  ['a merge bomb', bomb(), '2:8', 'aliases of aliases'],
  ['brackets without end', `a: ${'{ a: '.repeat(5000)}`, '1:504', 'more than 100 open brackets'],
])('%s', (_, text, place, problem) => {
  const findings = findingsOf(text);

  it(`is one finding at ${place}`, () => {
    expect(summaries(findings)).toEqual([`environment/yaml ${FILE}:${place}`]);
    expect(findings[0]?.finding.problem).toContain(problem);
  });
});

it('the first cause is told, and how many lines have errors after it', () => {
  const text = 'cluster: a\ncluster: b\ncluster: c\nloki: "x" y z\n';
  const [first, ...others] = findingsOf(text);
  expect(others).toEqual([]);
  expect(first && summaries([first])).toEqual([`environment/yaml ${FILE}:2:1`]);
  expect(first?.finding.problem).toBe('this key stands twice in one map; errors in 2 more lines follow');
});

it.each([
  ['a key that is indented too far', 'loki:\n  namespace: x\n   retention: 7d\n  storage: {}\n', '3:4'],
  ['a key that is indented too little', 'loki:\n  namespace: x\nretention: 7d\n  storage: {}\n', '3:1'],
  ['a key of an item that is indented too far', 'a:\n  - x: 1\n     y: 2\n', '3:6'],
])('%s is told at its own line', (_, text, place) => {
  expect(summaries(findingsOf(text))).toEqual([`environment/yaml ${FILE}:${place}`]);
});

it.each([
  ['brackets', '['],
  ['lists in lists', '- '],
  ['aliases', '&a *a '],
  ['keys', 'a: 1\n'],
  ['items', '- a\n'],
  ['a line without an end', 'x'],
])('ten million characters of %s are refused at once', (_, text) => {
  const before = Date.now();
  expect(findingsOf(text.repeat(10_000_000 / text.length))).toHaveLength(1);
  expect(Date.now() - before).toBeLessThan(2000);
});

it('a message never quotes the source, which may hold a credential', () => {
  for (const text of ['a: 1\n]: hunter2\n', 'a: "x" hunter2\n', 'a: 1\n b: hunter2\nhunter2\n', 'a: !hunter2 b\n']) {
    expect(JSON.stringify(findingsOf(text))).not.toContain('hunter2');
  }
});

it('a broken file does not hide the others, nor their findings', () => {
  const { environments, findings } = load({
    'environments/a.yaml': 'a: [',
    'environments/b.yaml': MINIMAL,
    'environments/c.yaml': MINIMAL.replace('30d', 'long'),
  });
  expect(environments.map(({ name }) => name)).toEqual(['b']);
  expect(findings.map(({ location }) => location)).toEqual(['environments/a.yaml:1:5', 'environments/c.yaml:6:3']);
});

it('anchors, aliases and merge keys are fine', () => {
  const text = `${MINIMAL}monitoring: { selectorLabels: &labels { team: a } }\nnamespaces: { monitoring: { labels: { <<: *labels, b: c } } }\n`;
  const { environments } = load({ [FILE]: text });
  expect(environments[0]?.namespaces.monitoring?.labels).toEqual({ team: 'a', b: 'c' });
});

it('line endings of Windows and a byte order mark are fine', () => {
  expect(findingsOf(`\uFEFF${MINIMAL.replaceAll('\n', '\r\n')}`)).toEqual([]);
});

it('the key __proto__ is a key like others', () => {
  expect(summaries(findingsOf(`${MINIMAL}__proto__: { cluster: a }\n`))).toEqual([
    `environment/unknown-key ${FILE}:10:1`,
  ]);
});

function bomb(): string {
  const lists = ['b', 'c', 'd', 'e', 'f'].map((name, index) => {
    const previous = String.fromCharCode('a'.charCodeAt(0) + index);
    return `${name}: &${name} [${Array(9).fill(`*${previous}`).join(', ')}]`;
  });
  return ['a: &a [x, x]', ...lists].join('\n');
}
