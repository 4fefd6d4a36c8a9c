import { runWithStub, type Stub } from './stub';

const MAP: Stub = ['3-configs', 'v1', 'ConfigMap', 'map'];

/** A kubectl whose cluster has inventories: the objects of each by the name of its environment. */
function cluster(inventories: Readonly<Record<string, string>>, more = ''): string {
  const reads = Object.entries(inventories).map(
    ([name, objects]) =>
      `case $* in
  "get ConfigMap logging-inventory-${name} --namespace=default --ignore-not-found"*) echo configmap/x; exit ;;
  "get ConfigMap logging-inventory-${name} "*) printf %s '${objects}'; exit ;;
esac`,
  );
  const list = Object.keys(inventories).map((name) => `configmap/logging-inventory-${name}`);
  const listing = `case $* in 'get ConfigMap --namespace=default'*) printf '%s\\n' ${list.join(' ')} configmap/other; exit ;; esac`;
  return [more, ...reads, listing].join('\n');
}

const deploy = (inventories: Readonly<Record<string, string>>, args: readonly string[] = [], more = '') =>
  runWithStub('deploy.sh', ['demo', '--no-wait', ...args], [MAP], { answers: cluster(inventories, more) });
const removed = (calls: readonly string[]) => calls.filter((call) => call.startsWith('delete'));

/** Says whose the objects are. */
const marks = (...lines: readonly string[]) =>
  `case $* in get*managedFields*) printf '%s\\n' object ${lines.map((line) => `'${line}'`).join(' ')}; exit ;; esac`;

const OLD = '3-configs ConfigMap logging old\n';

describe('what is left over', () => {
  const MINE = 'manager Apply - cdk8s-logging';

  test.each([
    ['what these scripts alone apply', [MINE]],
    ['what somebody has patched', [MINE, 'manager Update - kubectl-patch']],
    ['what has a status that a controller applies', [MINE, 'manager Apply status helm-controller']],
    ['what has our label', [MINE, 'label app.kubernetes.io/part-of logging']],
  ])('goes with --prune: %s', (_what, lines) => {
    const { code, calls } = deploy({ demo: OLD }, ['--prune'], marks(...lines));
    expect(code).toBe(0);
    expect(removed(calls)).toEqual([expect.stringContaining('delete ConfigMap old --namespace=logging')]);
  });

  test.each([
    ['these scripts have not applied it', []],
    ['these scripts have not applied it, but Helm has', ['annotation meta.helm.sh/release-name']],
    ['these scripts have not applied it, but kubectl has', ['manager Apply - kubectl']],
    ['these scripts have not applied it', ['manager Update - cdk8s-logging']],
    ['kustomize-controller applies it too', [MINE, 'manager Apply - kustomize-controller']],
    ['kubectl apply applies it too', [MINE, 'manager Update - kubectl-client-side-apply']],
    ['Argo CD applies it too', [MINE, 'annotation argocd.argoproj.io/tracking-id']],
    ['RKE2 or k3s applies it too', [MINE, 'label objectset.rio.cattle.io/hash abc']],
    ['its label says that it belongs to shop', [MINE, 'label app.kubernetes.io/part-of shop']],
  ])('stays: %s', (why, lines) => {
    const { code, stdout, calls } = deploy({ demo: OLD }, ['--prune'], marks(...lines));
    expect(code).toBe(0);
    expect(stdout).toContain(`ConfigMap logging/old stays: ${why}\n`);
    expect(removed(calls)).toEqual([]);
    const told = deploy({ demo: OLD }, [], marks(...lines));
    expect(told.stdout).toContain(`ConfigMap logging/old, which stays: ${why}\n`);
  });

  test.each([
    'Namespace - n',
    'PersistentVolumeClaim logging data',
    'CustomResourceDefinition.apiextensions.k8s.io - c.d',
  ])('stays whoever has applied it: %s', (object) => {
    const { stdout, calls } = deploy({ demo: `1-prerequisites ${object}\n` }, ['--prune']);
    expect(stdout).toContain('stays: it goes by its name only');
    expect(removed(calls)).toEqual([]);
  });

  test('is not removed where nobody may see whose it is', () => {
    const more = 'case $* in get*managedFields*) echo no >&2; exit 1 ;; esac';
    const { code, stderr, calls } = deploy({ demo: OLD }, ['--prune'], more);
    expect(code).toBe(1);
    expect(stderr).toContain('cannot see whose ConfigMap logging/old is: no');
    expect(removed(calls)).toEqual([]);
  });
});

describe('an inventory that is damaged', () => {
  test.each([
    ['<no value>'],
    ['3-configs ConfigMap logging'],
    ['3-configs ConfigMap logging old extra'],
    ['3-configs ConfigMap logging --all'],
    ['3-configs ConfigMap --all-namespaces old'],
    ['3-configs --all logging old'],
    ['3-configs configmap,secret logging old'],
    ['3-configs ConfigMap logging a/b'],
    ['../x ConfigMap logging old'],
    ['3-configs ConfigMap logging \u001b[31mred'],
  ])('stops the run before anything changes: %j', (line) => {
    const { code, stderr, calls } = deploy({ demo: `${OLD}${line}\n` }, ['--prune']);
    expect(code).toBe(1);
    expect(stderr).toContain('the ConfigMap default/logging-inventory-demo is damaged, at: ');
    expect(stderr).not.toContain('\u001b');
    expect(calls).toEqual([]);
  });
});

describe('a cluster that holds another environment', () => {
  const both = { demo: '', shop: OLD };

  test('is refused before anything changes, with each way out', () => {
    for (const args of [[], ['--dry-run'], ['--prune', '--force-conflicts']]) {
      const { code, stderr, calls } = deploy({ shop: OLD }, args);
      expect(code).toBe(1);
      expect(stderr).toContain('this cluster holds the environment shop, not only demo');
      for (const way of ['--context NAME', '--adopt shop', '--beside shop']) expect(stderr).toContain(way);
      expect(calls).toEqual([]);
    }
    const remove = runWithStub('rollback.sh', ['demo', '--remove'], [MAP], { answers: cluster(both) });
    expect(remove.code).toBe(1);
    expect(remove.calls).toEqual([]);
  });

  test('is no obstacle where only volumes and namespaces are left of it', () => {
    expect(deploy({ shop: '1-prerequisites Namespace - logging\n' })).toMatchObject({ code: 0, stderr: '' });
  });

  test('hands over what it has brought with --adopt, and --prune removes what is not in the folder', () => {
    const { code, stdout, calls } = deploy({ shop: OLD }, ['--adopt', 'shop', '--prune']);
    expect(code).toBe(0);
    expect(stdout).toContain('What shop brought belongs to demo.');
    expect(removed(calls).map((call) => call.split(' --ignore')[0])).toEqual([
      'delete ConfigMap logging-inventory-shop --namespace=default',
      'delete ConfigMap old --namespace=logging',
    ]);
    expect(calls[0]).toContain('apply');
    const dry = deploy({ shop: OLD }, ['--adopt', 'shop', '--prune', '--dry-run']);
    expect(dry.stdout).toContain('What shop brought belongs to demo, once this is no dry run.');
    expect(dry.calls.every((call) => call.includes('--dry-run=server'))).toBe(true);
  });

  test('keeps its own with --beside, and what both inventories name', () => {
    const { code, stdout, calls } = deploy({ demo: OLD, shop: OLD }, ['--beside', 'shop', '--prune']);
    expect(code).toBe(0);
    expect(stdout).toContain('ConfigMap logging/old stays: an environment beside this one has it too');
    expect(removed(calls)).toEqual([]);
  });

  test('is refused beside an environment with the same objects', () => {
    const { code, stderr, calls } = deploy({ shop: '3-configs ConfigMap logging map\n' }, ['--beside', 'shop']);
    expect(code).toBe(1);
    expect(stderr).toContain('- ConfigMap logging/map\n');
    expect(calls).toEqual([]);
  });

  test.each(['--adopt', '--beside'])('must be there for %s', (option) => {
    const { code, stderr, calls } = deploy({ shop: OLD }, [option, 'shpo', '--beside', 'shop']);
    expect(code).toBe(1);
    expect(stderr).toContain('the cluster holds no environment shpo');
    expect(stderr).toContain('Those that it holds: shop');
    expect(calls).toEqual([]);
  });

  test('is not overlooked where nobody may list ConfigMaps', () => {
    const more = `case $* in 'get ConfigMap --namespace=default'*) echo forbidden >&2; exit 1 ;; esac`;
    const { code, stderr, calls } = deploy({}, [], more);
    expect(code).toBe(1);
    expect(stderr).toContain('cannot see which environments the cluster holds: forbidden');
    expect(calls).toEqual([]);
  });
});
