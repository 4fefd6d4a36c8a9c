import { runWithStub, type Stub } from './stub';

const STORE: Stub = ['2-releases', 'apps/v1', 'StatefulSet', 'loki'];

/** Deploys to a cluster that answers so, in words that real API servers and kubectl use. */
function refused(words: string, ...args: readonly string[]): string {
  const answers = `case $* in apply*2-releases*) cat <<'WORDS'\n${words}\nWORDS\nexit 1 ;; esac`;
  const { code, stderr } = runWithStub('deploy.sh', ['demo', ...args], [STORE], { answers });
  expect(code).toBe(1);
  return stderr;
}

const RIGHTS = 'Your account lacks the rights';
const PLUGIN = 'An admission plugin of the API server';
const UNCHANGEABLE = 'once and for all';

test.each([
  ['Error from server (Forbidden): configmaps "a" is forbidden: User "dev" cannot patch resource "configmaps"', RIGHTS],
  [
    'Error from server (Forbidden): clusterroles "a" is forbidden: user "dev" (groups=["x"]) is attempting to grant RBAC permissions not currently held:',
    'Nobody can grant rights',
  ],
  [
    'Error from server (Forbidden): configmaps "a" is forbidden: exceeded quota: q, requested: configmaps=1',
    'A ResourceQuota',
  ],
  [
    'Error from server (Forbidden): pvc "a" is forbidden: maximum storage usage per PersistentVolumeClaim is 1Gi',
    'A LimitRange',
  ],
  [
    'Error from server (Forbidden): x "a" is forbidden: unable to create new content in namespace a because it is being terminated',
    'is being deleted',
  ],
  [
    'Error from server (Forbidden): admission webhook "validate.example.com" denied the request: no',
    'A policy of the cluster',
  ],
  [
    'Error from server (InternalError): Internal error occurred: failed calling webhook "hook.example.com": refused',
    'webhook does not answer',
  ],
  ['Error from server (Forbidden): x "a" is forbidden: something that nobody foresaw', PLUGIN],
  ['error: Apply failed with 1 conflict: conflict with "someone": .data.value', '--force-conflicts'],
  ['Unable to connect to the server: dial tcp: i/o timeout', 'no longer answers'],
  [
    'The StatefulSet "loki" is invalid: spec: Forbidden: updates to statefulset spec for fields other than',
    UNCHANGEABLE,
  ],
  ['Service "a" is invalid: spec.clusterIPs[0]: Invalid value: ["10.0.0.8"]: may not change once set', UNCHANGEABLE],
  [
    'ClusterRoleBinding.rbac.authorization.k8s.io "a" is invalid: roleRef: Invalid value: {"Name":"edit"}: cannot change roleRef',
    UNCHANGEABLE,
  ],
])('each refusal has its own advice: %s', (words, advice) => {
  const said = refused(words);
  expect(said).toContain(advice);
  const others = [RIGHTS, PLUGIN, UNCHANGEABLE].filter((other) => other !== advice);
  for (const other of others) expect(said).not.toContain(other);
});

test('a dry run that is refused says that nothing was changed', () => {
  const said = refused('error: nothing known', '--dry-run');
  expect(said).toContain('Nothing was changed, and later stages were not tried.');
  expect(said).not.toContain('rollback.sh');
});

test('a release that Helm cannot upgrade is told with the way out', () => {
  const words =
    'Helm upgrade failed: cannot patch "loki" with kind StatefulSet: StatefulSet.apps "loki" is invalid: spec: Forbidden: updates to statefulset spec for fields other than x are forbidden';
  const answers = `case $* in
  wait*) echo 'error: timed out waiting for the condition'; exit 1 ;;
  get*HelmRelease*conditions*) echo '${words}'; exit ;;
esac`;
  const release: Stub = ['2-releases', 'helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'loki'];
  const { code, stderr } = runWithStub('deploy.sh', ['demo', '--timeout', '1'], [release], { answers });
  expect(code).toBe(1);
  expect(stderr).toContain('kubectl -n NAMESPACE delete statefulset.apps loki --cascade=orphan');
});
