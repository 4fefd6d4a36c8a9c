import { claim, configMap, namespace } from './scratch';
import { contents, describeScripts } from './server';

const BASE = {
  '1-prerequisites/namespace.yaml': namespace('demo'),
  '1-prerequisites/claim.yaml': claim('data'),
  '2-releases/first.yaml': configMap('first', 'one'),
  '3-configs/last.yaml': configMap('last', 'one'),
};

describeScripts('with a real API server', (server, repository) => {
  const deploy = (...args: readonly string[]) => repository().script('deploy', 'demo', '--no-wait', ...args);
  const rollback = (...args: readonly string[]) => repository().script('rollback', 'demo', '--no-wait', ...args);
  const get = (...args: readonly string[]) =>
    server()
      .kubectl(['get', '--ignore-not-found', '-o', 'name', ...args])
      .stdout.trim();
  const configMaps = () =>
    get('-n', 'demo', 'configmap')
      .split('\n')
      .filter((name) => name !== '' && !name.includes('kube-root-ca'));
  const everything = () => contents(server());

  beforeEach(() => {
    repository().write(BASE);
    expect(deploy('--prune')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  describe('deploy.sh', () => {
    test('applies every object, and says what each stage was', () => {
      expect(configMaps()).toEqual(['configmap/first', 'configmap/last']);
      const { stdout } = deploy();
      expect(stdout.match(/^== .*$/gm)).toEqual([
        '== namespaces',
        '== 1-prerequisites',
        '== 2-releases',
        '== 3-configs',
      ]);
    }, 60_000);

    test('changes nothing the second time', () => {
      const before = everything();
      expect(deploy()).toMatchObject({ code: 0 });
      expect(everything()).toEqual(before);
      expect(before).toContain('name: first');
    }, 60_000);

    test('changes nothing in a dry run, and tells what would change', () => {
      repository().write({ ...BASE, '2-releases/second.yaml': configMap('second', 'one') });
      const before = everything();
      const { code, stdout } = deploy('--dry-run', '--prune');
      expect(code).toBe(0);
      expect(stdout).toContain('configmap/second serverside-applied (server dry run)');
      expect(stdout).toContain('Nothing was changed.');
      expect(everything()).toEqual(before);
    }, 60_000);

    test('stops at the stage that fails, with the reason and what to do', () => {
      const bad = { ...configMap('Bad_Name', 'two') };
      repository().write({ ...BASE, '2-releases/bad.yaml': bad, '3-configs/last.yaml': configMap('last', 'two') });
      const { code, stderr } = deploy();
      expect(code).toBe(1);
      expect(stderr).toContain('Bad_Name');
      expect(stderr).toContain('FAILED: the cluster refused 2-releases.');
      expect(stderr).toContain('npx cdk8s-logging rollback demo');
      const last = server().kubectl(['get', '-n', 'demo', 'configmap', 'last', '-o', 'jsonpath={.data.value}']);
      expect(last.stdout).toBe('one');
    }, 60_000);

    test('names what brings a kind that the cluster does not know', () => {
      const alien = { apiVersion: 'alien.example/v1', kind: 'Alien', metadata: { name: 'a', namespace: 'demo' } };
      repository().write({ ...BASE, '3-configs/alien.yaml': alien });
      expect(deploy().stderr).toContain('The cluster lacks the CRDs of a kind above');
    }, 60_000);

    test('leaves fields that someone else has set, unless it shall take them', () => {
      const patch = ['--type=merge', '-p', '{"data":{"value":"theirs"}}', '--field-manager=someone'];
      server().kubectl(['patch', '-n', 'demo', 'configmap', 'first', ...patch]);
      const { code, stderr } = deploy();
      expect(code).toBe(1);
      expect(stderr).toContain('--force-conflicts');
      expect(deploy('--force-conflicts')).toMatchObject({ code: 0 });
    }, 60_000);

    test('stops before the releases without a Secret, or a key of it, and shows no value', () => {
      const needs = ['# comment', 'secret demo credentials user password', 'namespace demo'];
      repository().write({ ...BASE, '2-releases/first.yaml': configMap('first', 'two') }, needs);
      const missing = deploy();
      expect(missing.code).toBe(1);
      expect(missing.stderr).toContain('--from-file=user=FILE --from-file=password=FILE');
      const create = ['create', '-n', 'demo', 'secret', 'generic', 'credentials'];
      server().kubectl([...create, '--from-literal=user=visible-value']);
      const half = deploy();
      expect(half.stderr).toContain('the key password in the Secret demo/credentials');
      expect(half.stderr).not.toContain('the key user');
      expect(get('-n', 'demo', 'configmap', 'first', '-o', 'jsonpath={.data.value}')).toBe('one');
      server().kubectl(['delete', '-n', 'demo', 'secret', 'credentials']);
      server().kubectl([...create, '--from-literal=user=visible-value', '--from-literal=password=visible-value']);
      const whole = deploy();
      expect(whole.code).toBe(0);
      expect(JSON.stringify([missing, half, whole])).not.toContain('visible-value');
      server().kubectl(['delete', '-n', 'demo', 'secret', 'credentials']);
    }, 60_000);

    test('names a namespace of others that is missing', () => {
      repository().write(BASE, ['namespace elsewhere']);
      expect(deploy().stderr).toContain('the namespace elsewhere, which someone else owns');
    }, 60_000);
  });

  describe('what a newer folder lacks', () => {
    const { '3-configs/last.yaml': _last, '1-prerequisites/claim.yaml': _claim, ...fewer } = BASE;

    test('is listed again and again, and removed on demand only', () => {
      repository().write(fewer);
      for (const { stdout } of [deploy(), deploy()]) {
        expect(stdout).toContain('ConfigMap demo/last\n');
        expect(stdout).toContain('PersistentVolumeClaim demo/data, which stays');
      }
      expect(configMaps()).toEqual(['configmap/first', 'configmap/last']);
      expect(deploy('--prune', '--dry-run').code).toBe(0);
      expect(configMaps()).toEqual(['configmap/first', 'configmap/last']);
      expect(deploy('--prune').code).toBe(0);
      expect(configMaps()).toEqual(['configmap/first']);
      expect(get('-n', 'demo', 'pvc')).toBe('persistentvolumeclaim/data');
      expect(deploy().stdout).not.toContain('demo/last');
    }, 60_000);

    test('is nothing that has only moved to another stage', () => {
      repository().write({
        ...fewer,
        '1-prerequisites/claim.yaml': claim('data'),
        '2-releases/l.yaml': configMap('last', 'one'),
      });
      expect(deploy('--prune').stdout).not.toContain('left over');
      expect(configMaps()).toEqual(['configmap/first', 'configmap/last']);
    }, 60_000);
  });

  describe('rollback.sh', () => {
    test('goes back to a commit, and removes what that one lacks', () => {
      const first = repository().commit('first');
      repository().write({
        ...BASE,
        '2-releases/first.yaml': configMap('first', 'two'),
        '2-releases/b.yaml': configMap('b', ''),
      });
      repository().commit('second');
      expect(deploy()).toMatchObject({ code: 0 });
      expect(configMaps()).toEqual(['configmap/b', 'configmap/first', 'configmap/last']);
      for (const to of [['--to', first], []]) {
        expect(rollback(...to)).toMatchObject({ code: 0, stderr: '' });
        expect(configMaps()).toEqual(['configmap/first', 'configmap/last']);
        expect(get('-n', 'demo', 'configmap', 'first', '-o', 'jsonpath={.data.value}')).toBe('one');
      }
    }, 60_000);

    test('changes nothing for a commit that git does not know, or that lacks the environment', () => {
      repository().commit('any');
      const before = everything();
      expect(rollback('--to', 'nowhere').stderr).toContain('git knows no commit nowhere');
      expect(everything()).toEqual(before);
    }, 60_000);

    test('takes the stack out, but no Namespace and no volume', () => {
      expect(rollback('--remove', '--dry-run').code).toBe(0);
      expect(configMaps()).toHaveLength(2);
      const { code, stdout } = rollback('--remove');
      expect(code).toBe(0);
      expect(configMaps()).toEqual([]);
      expect(get('namespace', 'demo')).toBe('namespace/demo');
      expect(get('-n', 'demo', 'pvc')).toBe('persistentvolumeclaim/data');
      expect(stdout).toContain('volume demo/data');
      expect(stdout.indexOf('"last" deleted')).toBeLessThan(stdout.indexOf('"first" deleted'));
    }, 60_000);

    test('deletes the volumes that are named, and refuses names that there are not', () => {
      const deletion = () => get('-n', 'demo', 'pvc', 'data', '-o', 'jsonpath={.metadata.deletionTimestamp}');
      expect(rollback('--remove', '--delete-volumes', 'demo/other')).toMatchObject({ code: 1 });
      expect(configMaps()).toHaveLength(2);
      expect(rollback('--remove', '--delete-volumes', 'data')).toMatchObject({ code: 2 });
      expect(rollback('--remove', '--delete-volumes', 'demo/data')).toMatchObject({ code: 0 });
      expect(deletion() === '' ? get('-n', 'demo', 'pvc', 'data') : 'going').not.toBe('persistentvolumeclaim/data');
      // Nobody here lets go of it: that takes a controller.
      server().kubectl([
        'patch',
        '-n',
        'demo',
        'pvc',
        'data',
        '--type=merge',
        '-p',
        '{"metadata":{"finalizers":null}}',
      ]);
    }, 60_000);
  });
});
