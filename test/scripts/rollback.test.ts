import { run } from '../../verify/programs/run';
import { runWithStub, type Stub } from './stub';

const MAP: Stub = ['3-configs', 'v1', 'ConfigMap', 'last'];

test.each([
  [['demo', '--remove', '--to', 'HEAD'], 'it takes no --to'],
  [['demo', '--to'], '--to needs a value'],
  [['demo', '--to', '--remove'], '--to needs a value'],
  [['demo', '--delete-volumes'], '--delete-volumes needs a value'],
  [['demo', '--delete-volumes', '--remove'], '--delete-volumes needs a value'],
  [['demo', '--delete-volumes', 'data'], 'named as NAMESPACE/NAME, not data'],
  [['demo', '--delete-volumes', 'a/b/c'], 'named as NAMESPACE/NAME, not a/b/c'],
  [['demo', '--delete-volumes', 'a/*'], 'named as NAMESPACE/NAME, not a/*'],
  [['demo', '--delete-volumes', '/b'], 'named as NAMESPACE/NAME, not /b'],
])('rollback.sh refuses the command line %j, and says how it is used', (args, text) => {
  const { code, stderr, calls } = runWithStub('rollback.sh', args, [MAP]);
  expect(code).toBe(2);
  expect(stderr).toContain(text);
  expect(stderr).toContain('Usage: npx cdk8s-logging rollback ENVIRONMENT');
  expect(calls).toEqual([]);
});

describe('rollback.sh changes nothing', () => {
  const commit = (root: string) => {
    for (const args of [
      ['init', '--quiet'],
      ['add', 'dist'],
      ['-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '--quiet', '-m', 'first'],
    ])
      run('git', args, { cwd: root });
  };

  test('for an environment that no commit has had, and names those that there are', () => {
    const { code, stderr, calls } = runWithStub('rollback.sh', ['nope'], [MAP], { prepare: commit });
    expect(code).toBe(1);
    expect(stderr).toContain('there is no environment nope');
    expect(stderr).toContain('Those that there are: demo');
    expect(calls).toEqual([]);
  });

  test('for one that is neither in dist/ nor in the cluster', () => {
    const { code, stderr, calls } = runWithStub('rollback.sh', ['nope', '--remove'], [MAP]);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no environment nope, neither in dist/ nor in the cluster');
    expect(calls).toEqual([]);
  });

  test('without an earlier commit, without commits at all, and without git', () => {
    const first = runWithStub('rollback.sh', ['demo'], [MAP], { prepare: commit });
    const none = runWithStub('rollback.sh', ['demo'], [MAP]);
    const without = runWithStub('rollback.sh', ['demo'], [MAP], { without: 'git' });
    expect(first.stderr).toContain('there is no commit before the last change of dist/demo');
    expect(none.stderr).toContain('this folder has no commits to go back to');
    expect(without.stderr).toContain('git is not installed');
    expect([first, none, without].map(({ code, calls }) => [code, calls])).toEqual([1, 1, 1].map((code) => [code, []]));
  });
});

test('rollback.sh takes a stack out without git', () => {
  const { code, calls } = runWithStub('rollback.sh', ['demo', '--remove'], [MAP], { without: 'git' });
  expect(code).toBe(0);
  expect(calls).toContainEqual(expect.stringContaining('delete ConfigMap last --namespace=logging'));
});

test('a volume that was deleted is not listed as one that stays', () => {
  const answers = `case $* in 'get PersistentVolumeClaim --namespace=logging'*) printf 'data\\nother\\n'; exit ;; esac`;
  const args = ['demo', '--remove', '--delete-volumes', 'logging/data'];
  const { code, stdout, calls } = runWithStub('rollback.sh', args, [MAP], { answers });
  expect(code).toBe(0);
  expect(calls).toContainEqual(expect.stringContaining('delete PersistentVolumeClaim data'));
  expect(stdout).toContain('volume logging/other\n');
  expect(stdout).not.toContain('volume logging/data');
});

test('a volume in a namespace where the environment has nothing is not deleted', () => {
  const { code, stderr, calls } = runWithStub(
    'rollback.sh',
    ['demo', '--remove', '--delete-volumes', 'shop/data'],
    [MAP],
  );
  expect(code).toBe(1);
  expect(stderr).toContain('the namespace of the volume shop/data has nothing of demo');
  expect(calls).toEqual([]);
});
