import Ajv from 'ajv';
import type { Log, Replacement, Result } from 'sarif';
import { setKey } from '../../../lib/findings/repair';
import { FINDING_KINDS } from '../../../lib/synth/finding-kinds';
import { GITHUB_SARIF } from './github-sarif';
import { found, PLACE, printed } from './samples';

const isGood = new Ajv({ allErrors: true }).compile(GITHUB_SARIF);

function log(all: Parameters<typeof printed>[1], context: Parameters<typeof printed>[2] = {}): Log {
  const read: Log = JSON.parse(printed('sarif', all, context));
  isGood(read);
  expect(isGood.errors ?? []).toEqual([]);
  return read;
}

function results(...all: Parameters<typeof log>): readonly Result[] {
  return log(...all).runs.flatMap((run) => run.results ?? []);
}

test('a finding is a result at its place, relative to the repository', () => {
  expect(results([found()])).toEqual([
    {
      ruleId: 'loki/replication-factor',
      ruleIndex: 0,
      level: 'error',
      message: {
        text: 'there are fewer ingesters than copies.\nIn the cluster: Loki refuses every line.\nFix: write 3 replicas.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'clusters/eu/environments/production.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 14, startColumn: 5 },
          },
          logicalLocations: [{ fullyQualifiedName: 'loki.replicas.write', kind: 'member' }],
        },
      ],
      partialFingerprints: { 'findingIdFileKeyText/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
    },
  ]);
});

test('every kind of finding is a rule with help', () => {
  const [run] = log([...FINDING_KINDS.keys()].map((id) => found({ id }))).runs;
  const { rules = [] } = run?.tool.driver ?? {};
  expect(rules.map(({ id }) => id)).toEqual([...FINDING_KINDS.keys()].sort());
  for (const { id, help } of rules) expect(help?.markdown).toContain(`explain ${id}`);
  for (const { ruleId, ruleIndex = -1 } of run?.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId);
});

test('a folder, and what is outside of the repository, have a place too', () => {
  const places = results([found({}, { file: 'dist/' }), found({}, { file: '/etc/passwd' })]);
  expect(places.map(({ locations }) => locations?.[0]?.physicalLocation)).toEqual([
    { artifactLocation: { uri: 'clusters/eu/dist', uriBaseId: 'SRCROOT' }, region: { startLine: 1 } },
    { artifactLocation: { uri: '.', uriBaseId: 'SRCROOT' }, region: { startLine: 1 } },
  ]);
});

test('signs of a name mean nothing in its URI', () => {
  const [result] = results([found({}, { file: 'a b/c#d?e%f:g/ö.yaml' })], { root: '/work/repo/clusters/eu' });
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('a%20b/c%23d%3Fe%25f%3Ag/%C3%B6.yaml');
});

test('no text of a finding is a link or a placeholder', () => {
  const [result] = results([found({ problem: 'it says {0} and [this](1), {app="api"} and [5m]' })]);
  expect(result?.message.text).toMatch(/^it says \{\{0\}\} and \\\[this\]\(1\), \{app="api"\} and \[5m\]\.\n/);
});

describe('a fix', () => {
  const TEXT = '# ä😀\nloki:\n  retention: 7\n  replicas: { write: 2 } # two\n';
  const fix = setKey(['loki', 'replicas', 'write'], 3, { otherwise: 'keep one copy' });
  const textOf = (file: string) => (file === PLACE.file ? TEXT : undefined);

  function replacements(...all: Parameters<typeof results>): readonly Replacement[] {
    const changes = results(...all).flatMap(({ fixes = [] }) =>
      fixes.flatMap(({ artifactChanges }) => artifactChanges),
    );
    return changes.flatMap((change) => change.replacements);
  }

  test('is the smallest change of the text', () => {
    expect(replacements([found({ fix })], { textOf })).toEqual([
      {
        deletedRegion: { startLine: 4, startColumn: 22, endLine: 4, endColumn: 23 },
        insertedContent: { text: '3' },
      },
    ]);
  });

  test.each([
    ['a sentence', 'write 3 replicas'],
    ['a change after something that a person does', { ...fix, first: 'make a bucket' }],
    ['a change of what the file has not', setKey(['loki', 'retention', 'days'], 7)],
  ])('%s is none', (_, other) => {
    expect(replacements([found({ fix: other })], { textOf })).toEqual([]);
  });

  test('of a file that others extend is none', () => {
    expect(
      replacements([found({ fix }, { file: 'environments/bases/a.yaml', line: 1, column: 1 })], { textOf }),
    ).toEqual([]);
  });
});
