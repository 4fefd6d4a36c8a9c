import { found, printed } from './samples';

interface Violation {
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string };
}

const violations = (...all: Parameters<typeof printed>[1]): readonly Violation[] => JSON.parse(printed('gitlab', all));
const names = (...all: Parameters<typeof printed>[1]) => violations(...all).map(({ fingerprint }) => fingerprint);

test('a finding is a violation with what GitLab asks for', () => {
  expect(violations(found())).toEqual([
    {
      description:
        'there are fewer ingesters than copies.\nIn the cluster: Loki refuses every line.\nFix: write 3 replicas.',
      check_name: 'loki/replication-factor',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: 'critical',
      location: { path: 'clusters/eu/environments/production.yaml', lines: { begin: 14 } },
    },
  ]);
});

test('every severity is one of GitLab', () => {
  const all = (['note', 'error', 'warning'] as const).map((severity) => found({ severity }));
  expect(violations(...all).map(({ severity }) => severity)).toEqual(['critical', 'major', 'info']);
});

test('a fault keeps its name when its line moves', () => {
  expect(names(found({}, { file: 'a.yaml', line: 90, column: 1 }))).toEqual(
    names(found({}, { file: 'a.yaml', line: 1 })),
  );
});

test('two faults never have the same name', () => {
  const all = [
    found(),
    found(),
    found({ id: 'a/b' }),
    found({ path: [] }),
    found({ problem: 'another' }),
    found({}, { file: 'b.yaml', line: 14 }),
  ];
  expect(new Set(names(...all)).size).toBe(all.length);
});

test('a folder is told by its name, and what is outside of the repository as the repository', () => {
  const all = violations(found({}, { file: 'dist/' }), found({}, { file: '/etc/passwd' }));
  expect(all.map(({ location }) => location)).toEqual([
    { path: 'clusters/eu/dist', lines: { begin: 1 } },
    { path: '.', lines: { begin: 1 } },
  ]);
});

test('nothing found is an empty report', () => {
  expect(printed('gitlab', [])).toBe('[]\n');
});
