import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../lib/kubernetes/json';
import { REDACTION_POD } from '../../lib/smoke/redaction';
import { dryRun } from '../../verify/api/dry-run';
import { makeNamespaces } from '../../verify/api/namespaces';
import { podOf } from '../../verify/api/pod';
import type { ApiServer } from '../../verify/cluster/api-server';
import type { Outcome } from '../../verify/judgement';
import { run } from '../../verify/programs/run';
import { configMap, material, object } from '../verify/samples';
import { describeServer } from './server';

// That it accepts dist/ is for `npx cdk8s-logging verify` to show. Here: that it refuses what it should, in the words that verify prints.

const ENFORCE = 'pod-security.kubernetes.io/enforce';

describeServer('a real API server', (server) => {
  let folder: string;
  const cluster = {
    kubectl: async (...[args, input]: Parameters<ApiServer['kubectl']>) => server().kubectl(args, input),
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'objects-'));
    await makeNamespaces(cluster, material([namespace('strict', { [ENFORCE]: 'restricted' }), configMap({})]));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test('what kubectl keeps of what it has asked goes with the server', () => {
    expect(existsSync(join(server().folder, 'kube-cache', 'discovery'))).toBe(true);
  });

  async function judge(...objects: readonly JsonObject[]): Promise<readonly Outcome[]> {
    const files = objects.map((each, index) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify(each));
      return file;
    });
    return dryRun(cluster, files);
  }

  test('accepts what is right, and names the one among others that is misspelt', async () => {
    const outcomes = await judge(configMap({}, 'a'), { ...configMap({}, 'b'), dta: {} }, configMap({}, 'c'));
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(['passed', 'failed', 'passed']);
    expect(outcomes[1]?.reason).toContain('.dta: field not declared in schema');
  });

  test.each<[string, JsonObject, string]>([
    ['a name', configMap({}, 'Bad_Name'), 'a lowercase RFC 1123 subdomain'],
    ['a type', { ...configMap({}), data: { key: 1 } }, 'data.key'],
    [
      'a namespace that is not there',
      { ...configMap({}), metadata: { name: 'x', namespace: 'gone' } },
      '"gone" not found',
    ],
    ['a field of a CRD', podMonitor({ selectr: {} }), '.spec.selectr: field not declared in schema'],
    ['a value of a CRD', podMonitor({ podMetricsEndpoints: [{ scheme: 'gopher' }] }), 'Unsupported value: "gopher"'],
    ['a kind of a group that is known', { ...podMonitor({}), kind: 'PodMonitr' }, 'no matches for kind "PodMonitr"'],
  ])('refuses %s that is wrong', async (_, written, words) => {
    const [outcome] = await judge(written);
    expect(outcome).toMatchObject({ verdict: 'failed', reason: expect.stringContaining(words) });
  });

  test('has not checked a kind of a group that nobody has installed', async () => {
    const alien = { apiVersion: 'alien.example/v1', kind: 'Alien', metadata: { name: 'a', namespace: 'demo' } };
    expect(await judge(alien)).toMatchObject([{ verdict: 'unchecked' }]);
  });

  test('refuses pods that a namespace does not admit, until it is that of somebody else', async () => {
    const pod = podOf(workload('strict')) ?? {};
    const [refused] = await judge(pod);
    expect(refused).toMatchObject({ verdict: 'failed', reason: expect.stringContaining('violates PodSecurity') });
    await makeNamespaces(cluster, material([{ ...configMap({}), metadata: { name: 'a', namespace: 'strict' } }]));
    expect(await judge(pod)).toEqual([{ verdict: 'passed' }]);
  });

  test('admits the pod of a smoke script to the strictest namespace', async () => {
    await makeNamespaces(cluster, material([namespace('vault', { [ENFORCE]: 'restricted' })]));
    const pod = run('bash', [
      '-c',
      `${REDACTION_POD}\nredaction_pod vault smoke-1 12345 docker.io/library/busybox:1.37`,
    ]);
    const args = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
    expect(server().kubectl(args, pod.stdout)).toMatchObject({ code: 0, stderr: '' });
  });
});

function namespace(name: string, labels: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

function podMonitor(spec: JsonObject): JsonObject {
  const complete = { selector: {}, podMetricsEndpoints: [], ...spec };
  const metadata = { name: 'm', namespace: 'demo' };
  return { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata, spec: complete };
}

function workload(namespace: string) {
  const pod = { spec: { containers: [{ name: 'c', image: 'i', securityContext: { privileged: true } }] } };
  return object({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'w', namespace },
    spec: { template: pod },
  });
}
