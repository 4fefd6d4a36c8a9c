import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { parseAllDocuments } from 'yaml';
import { isJsonObject, type JsonObject, listIn, valueAt } from '../lib/kubernetes/json';
import { type KindSchema, schemaFile } from '../lib/objects/kind-schema';
import { printJson } from '../lib/rendered/print-json';
import { type ApiServer, installCrds, startServer } from '../verify/cluster/api-server';
import { findTool, type ToolName } from './find';
import { kindSchema, type OpenApiSchemas } from './kind-schema';

/** Kinds of Kubernetes itself that stacks have objects of: `lib/kubernetes/kinds.ts`. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  v1: ['ConfigMap', 'Namespace', 'Service', 'ServiceAccount'],
  'apps/v1': ['DaemonSet', 'StatefulSet'],
  'networking.k8s.io/v1': ['NetworkPolicy'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
};

const TARGET = join('charts-values', 'objects');

const command = new Command('object-schemas')
  .description(
    'Writes charts-values/objects/: what an API server with the CRDs of crds/ takes for objects of each kind.',
  )
  .option('--check', 'write nothing, and fail if a file would change', false)
  .action(main);

async function main({ check }: { readonly check: boolean }): Promise<void> {
  const server = await start();
  try {
    const files = allKinds().map(([apiVersion, kind]) => ({ kind, apiVersion, ...told(server, apiVersion, kind) }));
    mkdirSync(TARGET, { recursive: true });
    const differing = files.filter((file) => renew(file, check));
    const gone = readdirSync(TARGET).filter((name) => !files.some((file) => `objects/${name}` === schemaFile(file)));
    console.log(`${files.length} kinds, ${differing.length} with another schema than before.`);
    for (const name of gone) console.error(`${join(TARGET, name)} is of no kind: delete it`);
    if (!check || differing.length + gone.length === 0) return;
    for (const file of differing) console.error(`${schemaFile(file)}: npm run object-schemas writes it`);
    process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

async function start(): Promise<ApiServer> {
  const server = await startServer({
    kubeApiserver: path('kube-apiserver'),
    etcd: path('etcd'),
    kubectl: path('kubectl'),
  });
  installCrds(server);
  return server;
}

function path(name: ToolName): string {
  return (
    findTool(name)?.path ?? command.error(`${name} is not there: npx cdk8s-logging tools kube-apiserver etcd kubectl`)
  );
}

function allKinds(): readonly (readonly [apiVersion: string, kind: string])[] {
  const builtIn = Object.entries(BUILT_IN).flatMap(([version, kinds]) => kinds.map((kind) => [version, kind] as const));
  const documents = readdirSync('crds').flatMap((file) =>
    parseAllDocuments(readFileSync(join('crds', file), 'utf8')).map((document): unknown => document.toJS()),
  );
  const custom = documents.filter(isJsonObject).flatMap((crd) => {
    const kind = String(valueAt(crd, 'spec', 'names', 'kind'));
    const versions = listIn(crd, 'spec', 'versions').map((version) => String(valueAt(version, 'name')));
    return versions.map((version) => [`${valueAt(crd, 'spec', 'group')}/${version}`, kind] as const);
  });
  return [...builtIn, ...custom];
}

/** What the server tells of a kind. */
function told(
  server: ApiServer,
  apiVersion: string,
  kind: string,
): Pick<KindSchema, 'namespaced' | 'schema' | 'source'> {
  const path = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
  const resources = listIn(get(server, `/${path}`), 'resources');
  const resource = resources.find(
    (each) => valueAt(each, 'kind') === kind && !String(valueAt(each, 'name')).includes('/'),
  );
  const schemas = valueAt(get(server, `/openapi/v3/${path}`), 'components', 'schemas');
  if (!isJsonObject(schemas)) throw new Error(`the API server tells nothing of ${apiVersion}`);
  const source = isBuiltIn(apiVersion, kind) ? `Kubernetes ${versionOf(server)}` : 'crds/';
  return {
    namespaced: valueAt(resource, 'namespaced') === true,
    source,
    schema: kindSchema(schemas as OpenApiSchemas, apiVersion, kind),
  };
}

function isBuiltIn(apiVersion: string, kind: string): boolean {
  return BUILT_IN[apiVersion]?.includes(kind) ?? false;
}

function versionOf(server: ApiServer): string {
  return wantedKubernetes() ?? String(valueAt(get(server, '/version'), 'gitVersion'));
}

function wantedKubernetes(): string | undefined {
  return findTool('kube-apiserver')?.version;
}

const answers = new Map<string, JsonObject>();

function get(server: ApiServer, path: string): JsonObject {
  const known = answers.get(path);
  if (known) return known;
  const { code, stdout, stderr } = server.kubectl(['get', '--raw', path]);
  const answer: unknown = code === 0 ? JSON.parse(stdout) : undefined;
  if (!isJsonObject(answer)) return command.error(`the API server does not answer ${path}: ${stderr}`);
  answers.set(path, answer);
  return answer;
}

/** @returns whether the file was another one before */
function renew(file: KindSchema, check: boolean): boolean {
  const path = join('charts-values', schemaFile(file));
  const content = `${printJson({ ...file })}\n`;
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (!check) writeFileSync(path, content);
  return before !== content;
}

command.parseAsync();
