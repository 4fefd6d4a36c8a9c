import { dryRun } from '../../../verify/api/dry-run';
import type { Ran } from '../../../verify/programs/run';

/** An API server that refuses some files, and does not always say which. */
function server(refused: Readonly<Record<string, string>>) {
  const calls: (readonly string[])[] = [];
  const kubectl = async (args: readonly string[]): Promise<Ran> => {
    if (args[0] === 'api-versions') return { code: 0, stdout: 'v1\nknown.example/v1\n', stderr: '' };
    calls.push(args);
    const stderr = args.flatMap((file) => refused[file] ?? []).join('\n');
    return { code: stderr.includes('Error') ? 1 : 0, stdout: '', stderr };
  };
  return { calls, kubectl };
}

const files = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

test('many files are one call', async () => {
  const { calls, kubectl } = server({});
  expect(await dryRun({ kubectl }, files)).toEqual(files.map(() => ({ verdict: 'passed' })));
  expect(calls).toHaveLength(1);
});

test('the one that is refused is found, with the words about it', async () => {
  const { calls, kubectl } = server({ e: 'Error: unknown field "spek"' });
  const outcomes = await dryRun({ kubectl }, files);
  expect(outcomes.map(({ verdict }) => verdict).indexOf('failed')).toBe(4);
  expect(outcomes.filter(({ verdict }) => verdict === 'failed')).toEqual([
    { verdict: 'failed', reason: 'Error: unknown field "spek"' },
  ]);
  expect(calls.length).toBeLessThan(files.length + 1);
});

test('a warning is a complaint, apart from the one about the name of a finalizer of Argo CD', async () => {
  const finalizer =
    'Warning: metadata.finalizers: "resources-finalizer.argocd.argoproj.io": prefer a domain-qualified finalizer name\n';
  const { kubectl } = server({ a: finalizer, b: 'Warning: deprecated\n' });
  expect((await dryRun({ kubectl }, ['a', 'b'])).map(({ verdict }) => verdict)).toEqual(['passed', 'failed']);
});

test('a warning that is to be ignored is none', async () => {
  const { kubectl } = server({ a: 'Warning: would violate\n' });
  expect(await dryRun({ kubectl }, ['a'], [/^Warning: would violate\n/gm])).toEqual([{ verdict: 'passed' }]);
});

test.each<[string, string]>([
  ['of a group that the server does not have is not checked', 'other.example'],
  ['that its group does not have is refused', 'known.example'],
])('a kind %s', async (_, group) => {
  const { kubectl } = server({ a: `Error: no matches for kind "Alien" in version "${group}/v1"\n` });
  const [outcome] = await dryRun({ kubectl }, ['a']);
  expect(outcome?.verdict).toBe(group === 'known.example' ? 'failed' : 'unchecked');
});
