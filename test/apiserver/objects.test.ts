import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { REDACTION_POD } from '../../lib/output/smoke/redaction';
import { type DistObject, distObjects } from '../support/dist';
import { type Ran, run } from '../support/run';
import { type ApiServer, haveServer, installCrds, startServer } from './server';

const environments = readdirSync('dist');
const objects = distObjects().filter(({ file }) => basename(file) !== 'kustomization.yaml');

/** The objects of an environment. */
function objectsOf(environment: string): readonly DistObject[] {
  return objects.filter(({ file }) => file.startsWith(`${environment}/`));
}

(haveServer ? describe : describe.skip)('a real API server', () => {
  let server: ApiServer;

  beforeAll(async () => {
    server = await startServer();
    installCrds(server);
  }, 120_000);

  afterAll(() => server.stop(), 60_000);

  describe.each(environments)('accepts of %s', (environment) => {
    const own = objectsOf(environment);

    beforeAll(() => createNamespaces(server, own));

    test('every object as it is written', () => {
      expect(own.length).toBeGreaterThan(0);
      expect(own.flatMap(({ file }) => complaints(file, dryRun(server, ['-f', join('dist', file)])))).toEqual([]);
    }, 120_000);

    test('the pods of what runs without Helm, by the Pod Security of their namespaces', () => {
      const workloads = own.filter(({ object }) => isJsonObject(valueAt(object, 'spec', 'template', 'spec')));
      const refused = workloads.flatMap(({ file, object }) =>
        complaints(file, dryRun(server, ['-f', '-'], podOf(object))),
      );
      expect(refused).toEqual([]);
    }, 60_000);
  });

  test('refuses what is misspelt, so that the tests above can fail', () => {
    const [first] = objects.filter(({ object }) => object.kind === 'ConfigMap');
    const { code, stderr } = dryRun(server, ['-f', '-'], { ...first?.object, dta: {} });
    expect(code).toBe(1);
    expect(stderr).toContain('dta');
  });

  test('admits the pod of a smoke script to the strictest namespace', () => {
    server.kubectl(['create', 'namespace', 'vault']);
    server.kubectl(['label', 'namespace', 'vault', 'pod-security.kubernetes.io/enforce=restricted']);
    const pod = run('bash', ['-c', `${REDACTION_POD}\nredaction_pod vault smoke-1 12345`]);
    const args = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
    expect(server.kubectl(args, pod.stdout)).toMatchObject({ code: 0, stderr: '' });
  });

  test('refuses pods that a namespace does not admit', () => {
    server.kubectl(['create', 'namespace', 'strict']);
    server.kubectl(['label', 'namespace', 'strict', 'pod-security.kubernetes.io/enforce=restricted']);
    const pod = { spec: { containers: [{ name: 'c', image: 'i', securityContext: { privileged: true } }] } };
    const workload = { metadata: { namespace: 'strict' }, spec: { template: pod } };
    expect(dryRun(server, ['-f', '-'], podOf(workload))).toMatchObject({ code: 1 });
  });
});

/** Namespaces for real, because objects in them cannot be tried without, and because their labels judge pods. */
function createNamespaces(server: ApiServer, own: readonly DistObject[]): void {
  const names = new Set(own.map(({ object }) => valueAt(object, 'metadata', 'namespace')));
  for (const name of names) if (typeof name === 'string') server.kubectl(['create', 'namespace', name]);
  for (const { file, object } of own.filter((candidate) => candidate.object.kind === 'Namespace')) {
    const args = ['apply', '--server-side', '--force-conflicts', '-f', join('dist', file)];
    expect({ object, ...server.kubectl(args) }).toMatchObject({ code: 0 });
  }
}

/** Argo CD chose the name of its finalizer before the API server had an opinion about names. */
const ACCEPTED_WARNING = /^Warning: metadata\.finalizers: "resources-finalizer\.argocd\.argoproj\.io": prefer .*\n/gm;

function complaints(file: string, { code, stderr }: Ran): readonly string[] {
  const text = stderr.replaceAll(ACCEPTED_WARNING, '');
  return code === 0 && text === '' ? [] : [`${file}: ${text}`];
}

function dryRun({ kubectl }: ApiServer, args: readonly string[], input?: JsonObject) {
  const command = ['apply', '--server-side', '--dry-run=server', '--force-conflicts', '--validate=strict', ...args];
  return kubectl(command, input && JSON.stringify(input));
}

/**
 * Without controllers nobody makes pods of a template, and Pod Security refuses nothing else. Priorities are not there in a
 * dry run, and neither are the volumes of claims.
 */
function podOf(workload: JsonObject): JsonObject {
  const { priorityClassName: _, volumes = [], ...spec } = Object(valueAt(workload, 'spec', 'template', 'spec'));
  const claims = listOf(valueAt(workload, 'spec', 'volumeClaimTemplates')).map(({ metadata }) => ({
    name: Object(metadata).name,
    emptyDir: {},
  }));
  const metadata = { name: 'judged', namespace: valueAt(workload, 'metadata', 'namespace') ?? 'default' };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...spec, volumes: [...volumes, ...claims] } };
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
