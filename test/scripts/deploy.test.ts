import { runWithStub, type Stub } from './stub';

const DAEMON: Stub = ['2-releases', 'apps/v1', 'DaemonSet', 'otel'];
const STORE: Stub = ['2-releases', 'apps/v1', 'StatefulSet', 'loki'];
const MAP: Stub = ['3-configs', 'v1', 'ConfigMap', 'datasource'];

const deploy = (objects: readonly Stub[], answers = '', ...args: readonly string[]) =>
  runWithStub('deploy.sh', ['demo', '--timeout', '1', ...args], objects, { answers });
const waits = (objects: readonly Stub[], ...args: readonly string[]) =>
  deploy(objects, '', ...args).calls.filter((call) => !call.startsWith('apply'));

describe('after each stage, deploy.sh waits', () => {
  test('for the pods of workloads, before the next stage is applied', () => {
    const { calls, code } = deploy([MAP, STORE, DAEMON]);
    expect(code).toBe(0);
    expect(calls.slice(1, -1)).toEqual([
      'apply --server-side --field-manager=cdk8s-logging -f 2-releases.yaml',
      'rollout status StatefulSet.apps/loki --namespace=logging --timeout=1s',
      'rollout status DaemonSet.apps/otel --namespace=logging --timeout=1s',
      'apply --server-side --field-manager=cdk8s-logging -f 3-configs.yaml',
    ]);
  });

  test('for the conditions of a HelmRelease', () => {
    expect(waits([['2-releases', 'helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'loki']])).toEqual([
      'wait HelmRelease.helm.toolkit.fluxcd.io/loki --namespace=logging --for=condition=Ready --timeout=1s',
    ]);
  });

  test('for an Application to be synced and healthy, and not for those that look at the stages', () => {
    const application = (stage: string): Stub => [stage, 'argoproj.io/v1alpha1', 'Application', 'loki'];
    expect(waits([application('2-releases'), application('argocd')])).toEqual([
      'wait Application.argoproj.io/loki --namespace=logging --for=jsonpath={.status.sync.status}=Synced --timeout=1s',
      'wait Application.argoproj.io/loki --namespace=logging --for=jsonpath={.status.health.status}=Healthy --timeout=1s',
    ]);
  });

  test('for the Job of a HelmChart', () => {
    expect(waits([['2-releases', 'helm.cattle.io/v1', 'HelmChart', 'loki']])).toEqual([
      'wait Job.batch/helm-install-loki --namespace=logging --for=condition=Complete --timeout=1s',
    ]);
  });

  test('for nothing with --no-wait, nor in a dry run', () => {
    expect(waits([STORE], '--no-wait')).toEqual([]);
    expect(waits([STORE], '--dry-run')).toEqual([]);
  });
});

describe('deploy.sh stops', () => {
  test('at what does not become ready, with the command that tells why', () => {
    const { code, stderr, calls } = deploy([STORE, MAP], 'case $1 in rollout) echo waited; exit 1 ;; esac');
    expect(code).toBe(1);
    expect(stderr).toContain('FAILED: StatefulSet logging/loki is not ready after 1 seconds.');
    expect(stderr).toContain('kubectl -n logging describe StatefulSet.apps loki');
    expect(calls.at(-1)).toContain('rollout');
  });

  test('at a Job that does not appear in time', () => {
    const chart: Stub = ['2-releases', 'helm.cattle.io/v1', 'HelmChart', 'loki'];
    const { code, stderr } = deploy([chart], 'case "$*" in *helm-install*) exit 0 ;; esac');
    expect(code).toBe(1);
    expect(stderr).toContain('Job logging/helm-install-loki has not appeared');
  });

  test.each([
    ['no context', 'case $1 in config) exit 1 ;; esac', 'kubectl has no current context'],
    ['no cluster', 'case $* in *version) echo refused >&2; exit 1 ;; esac', 'does not answer: refused'],
  ])('before it changes anything: %s', (_what, answers, text) => {
    const { code, stderr, calls } = deploy([STORE], answers);
    expect(code).toBe(1);
    expect(stderr).toContain(text);
    expect(calls).toEqual([]);
  });

  test('at an environment that there is not, and names those that there are', () => {
    const { code, stderr } = runWithStub('deploy.sh', ['other'], [STORE]);
    expect(code).toBe(1);
    expect(stderr).toContain('Those that there are: demo');
  });

  test.each([
    [[]],
    [['demo', '--wrong']],
    [['demo', 'other']],
    [['demo', '--timeout', 'x']],
    [['demo', '--context']],
    [['demo', '--context', '--dry-run']],
    [['demo', '--context', '']],
    [['demo', '--timeout', '0']],
    [['demo', '--timeout', '-1']],
    [['demo', '--timeout', '99999999']],
    [['demo', '--adopt']],
    [['demo', '--adopt', '*']],
    [['demo', '--adopt', 'demo']],
    [['demo', '--beside', 'a/b']],
    [['demo', '--beside', 'demo']],
    [['../x']],
    [['demo/']],
    [['dist/demo']],
    [['*']],
    [['demo; true']],
    [['']],
  ])('at the command line %j, with how it is used', (args) => {
    const { code, stderr, calls } = runWithStub('deploy.sh', args, [STORE]);
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: npx cdk8s-logging deploy ENVIRONMENT');
    expect(calls).toEqual([]);
  });
});

test('deploy.sh hands the context to every call', () => {
  const { calls } = deploy(
    [STORE],
    '[ "$1" = --context=far ] && printf "%s\\n" "$*" >>"ROOT/calls"',
    '--context',
    'far',
  );
  expect(calls.some((call) => call.startsWith('--context=far rollout status'))).toBe(true);
});

test('rollback.sh removes engines first, then the last stage first, and an Argo CD project at the end', () => {
  const { calls } = runWithStub(
    'rollback.sh',
    ['demo', '--remove'],
    [
      ['1-prerequisites', 'v1', 'Service', 'first'],
      ['argocd', 'argoproj.io/v1alpha1', 'AppProject', 'project'],
      ['argocd', 'argoproj.io/v1alpha1', 'Application', 'configs'],
      ['2-releases', 'argoproj.io/v1alpha1', 'Application', 'loki'],
      ['3-configs', 'v1', 'ConfigMap', 'last'],
    ],
  );
  const removed = calls.filter((call) => call.startsWith('delete')).map((call) => call.split(' ')[2]);
  expect(removed).toEqual(['configs', 'last', 'loki', 'first', 'project']);
});
