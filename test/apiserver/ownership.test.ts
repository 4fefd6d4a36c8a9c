import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../lib/kubernetes/json';
import { toYaml } from '../../lib/syntax/yaml';
import { claim, configMap, namespace } from './scratch';
import { describeScripts } from './server';

const BASE = { '1-prerequisites/namespace.yaml': namespace('demo'), '3-configs/stays.yaml': configMap('stays', 'one') };

describeScripts('what the scripts may remove, with a real API server', (server, repository) => {
  const deploy = (...args: readonly string[]) => repository().script('deploy', 'demo', '--no-wait', ...args);
  const rollback = (...args: readonly string[]) => repository().script('rollback', 'demo', '--no-wait', ...args);
  const kubectl = (args: readonly string[], object?: JsonObject) => server().kubectl(args, object && toYaml(object));
  const names = (kind: string, ...args: readonly string[]) =>
    kubectl(['get', kind, ...args, '-o', 'jsonpath={.items[*].metadata.name}'])
      .stdout.split(' ')
      .filter((name) => name !== '' && name !== 'kube-root-ca.crt');
  const applyAs = (manager: string, object: JsonObject) =>
    kubectl(['apply', '--server-side', '--force-conflicts', `--field-manager=${manager}`, '-f', '-'], object);

  test('only what they alone apply: not what has got another owner, nor what they never applied', () => {
    const left = ['mine', 'patched', 'flux', 'client', 'again', 'label'];
    const objects = left.map((name) => [`2-releases/${name}.yaml`, configMap(name, 'one')] as const);
    repository().write({ ...BASE, ...Object.fromEntries(objects), '1-prerequisites/claim.yaml': claim('data') });
    expect(deploy()).toMatchObject({ code: 0, stderr: '' });

    const inDemo = (...args: readonly string[]) => kubectl([...args, '-n', 'demo']);
    inDemo('patch', 'configmap', 'patched', '--type=merge', '-p', '{"data":{"more":"x"}}');
    applyAs('kustomize-controller', configMap('flux', 'two'));
    kubectl(['apply', '-f', '-'], configMap('client', 'two'));
    inDemo('delete', 'configmap', 'again');
    inDemo('create', 'configmap', 'again');
    inDemo('label', 'configmap', 'label', 'app.kubernetes.io/part-of=shop');
    inDemo('create', 'configmap', 'theirs');
    const inventory = ['-n', 'default', 'configmap', 'logging-inventory-demo'];
    const { stdout: listed } = kubectl(['get', ...inventory, '-o', 'jsonpath={.data.objects}']);
    const more = JSON.stringify({ data: { objects: `${listed}2-releases ConfigMap demo theirs\n` } });
    kubectl(['patch', ...inventory, '--type=merge', '-p', more]);

    repository().write(BASE);
    const dry = deploy('--prune', '--dry-run');
    expect(names('configmap', '-n', 'demo')).toHaveLength(8);
    const { code, stdout } = deploy('--prune');
    expect(code).toBe(0);
    for (const said of [dry.stdout, stdout]) {
      expect(said).toContain('ConfigMap demo/flux stays: kustomize-controller applies it too\n');
      expect(said).toContain('ConfigMap demo/client stays: kubectl apply applies it too\n');
      expect(said).toContain('ConfigMap demo/again stays: these scripts have not applied it\n');
      expect(said).toContain('ConfigMap demo/label stays: its label says that it belongs to shop\n');
      expect(said).toContain('ConfigMap demo/theirs stays: these scripts have not applied it\n');
      expect(said).toContain('PersistentVolumeClaim demo/data stays: it goes by its name only\n');
      expect(said.match(/"[a-z]+" deleted/g)).toEqual(['"mine" deleted', '"patched" deleted']);
    }
    expect(names('configmap', '-n', 'demo')).toEqual(['again', 'client', 'flux', 'label', 'stays', 'theirs']);
    expect(deploy().stdout).not.toContain('theirs');
  }, 120_000);

  test('nothing that an engine applies: rollback.sh --remove leaves it to the engine', () => {
    repository().write({
      ...BASE,
      '2-releases/own.yaml': configMap('own', 'one'),
      '2-releases/engine.yaml': configMap('engine', 'one'),
    });
    applyAs('kustomize-controller', namespace('demo'));
    applyAs('kustomize-controller', configMap('engine', 'one'));
    expect(deploy()).toMatchObject({ code: 0 });
    const { code, stdout } = rollback('--remove');
    expect(code).toBe(0);
    expect(stdout).toContain('ConfigMap demo/engine stays: kustomize-controller applies it too\n');
    expect(names('configmap', '-n', 'demo')).toContain('engine');
    expect(names('configmap', '-n', 'demo')).not.toContain('own');
    expect(stdout).toMatch(/namespace demo, with \d+ objects in it\n/);
  }, 120_000);

  test('a renamed environment is refused, and takes over what it has brought with --adopt', () => {
    repository().write({ ...BASE, '2-releases/old.yaml': configMap('old', 'one') });
    expect(deploy()).toMatchObject({ code: 0 });
    repository().write(BASE);
    const { root } = repository();
    cpSync(join(root, 'dist', 'demo'), join(root, 'dist', 'renamed'), { recursive: true });
    const renamed = (...args: readonly string[]) => repository().script('deploy', 'renamed', '--no-wait', ...args);
    const refused = renamed('--prune');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('this cluster holds the environment demo, not only renamed');
    expect(names('configmap', '-n', 'demo')).toContain('old');
    expect(renamed('--adopt', 'demo', '--prune', '--dry-run').code).toBe(0);
    expect(names('configmap', '-n', 'default')).toEqual(['logging-inventory-demo']);
    expect(renamed('--adopt', 'demo', '--prune')).toMatchObject({ code: 0, stderr: '' });
    expect(names('configmap', '-n', 'demo')).not.toContain('old');
    expect(names('configmap', '-n', 'default')).toEqual(['logging-inventory-renamed']);
    expect(renamed()).toMatchObject({ code: 0, stderr: '' });
    expect(deploy()).toMatchObject({ code: 1 });
    expect(repository().script('rollback', 'renamed', '--remove')).toMatchObject({ code: 0 });
    expect(deploy()).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);

  test('what a removed kind leaves in the inventory is no obstacle', () => {
    repository().write(BASE);
    expect(deploy()).toMatchObject({ code: 0 });
    const inventory = ['-n', 'default', 'configmap', 'logging-inventory-demo'];
    const lines = '2-releases Alien.alien.example demo a\n3-configs ConfigMap demo stays\n';
    kubectl(['patch', ...inventory, '--type=merge', '-p', JSON.stringify({ data: { objects: lines } })]);
    expect(rollback('--remove')).toMatchObject({ code: 0, stderr: '' });
    expect(names('configmap', '-n', 'demo')).not.toContain('stays');
  }, 120_000);
});
