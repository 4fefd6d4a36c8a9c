import { join } from 'node:path';
import { type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import type { KubeObject } from '../../../lib/references/kube-object';
import type { Cluster } from '../../cluster/cluster';
import { readFiles } from '../../material';
import { type Needs, namespaceObject, readNeeds } from '../needs';
import type { Repository } from '../repository';
import { makeSecrets } from '../secrets';
import type { Asked } from './asked';
import { decryptionSecret, makeAgeKey, writeEncrypted } from './secrets';

/** What the owner of a cluster does there. */
export interface User {
  /** Tells Flux where the environment is, and makes the Secrets that it asks for. */
  start(): Promise<void>;

  /** Takes the Kustomization away again that includes the environment. */
  leave(): Promise<void>;

  /** Has Flux fetch the repository at once: a webhook would. */
  announce(): Promise<void>;

  /** Has Flux look at all of its objects again. */
  lookAgain(): Promise<void>;
}

/** Name of the Kustomization that includes the environment, and of the source. */
const ROOT = 'everything';

/** Prepares what is there before the environment comes: namespaces of others, encrypted Secrets and their key. */
export async function beUser(cluster: Cluster, repository: Repository, { namespace }: Asked): Promise<User> {
  const needs = readNeeds(repository.output);
  const objects = readFiles(repository.output).flatMap((file) => file.objects);
  const source = sourceOf(objects, namespace);
  await cluster.apply(namespaceObject(namespace), ...needs.namespaces.map(namespaceObject));
  await encrypt(cluster, repository, needs, objects);
  return {
    async start() {
      await cluster.apply(gitRepository(source, repository.url), rootKustomization(source, repository.path));
      await makeSecrets(cluster, needs);
    },
    async leave() {
      const args = ['delete', 'kustomization.kustomize.toolkit.fluxcd.io', ROOT, '--namespace', source.namespace];
      const { code, stderr } = await cluster.kubectl(args);
      if (code !== 0) throw new Error(stderr.trim());
    },
    announce: () => request(cluster, source.namespace, 'gitrepository', source.name),
    async lookAgain() {
      for (const kind of ['kustomization.kustomize.toolkit.fluxcd.io', 'helmrelease'])
        await request(cluster, namespace, kind, '--all');
    },
  };
}

interface Source {
  readonly namespace: string;
  readonly name: string;
}

/** All stages name the same one, in their own namespace. */
function sourceOf(objects: readonly KubeObject[], namespace: string): Source {
  const names = objects.map(({ json }) => valueAt(json, 'spec', 'sourceRef', 'name'));
  return { namespace, name: String(names.find((name) => name !== undefined)) };
}

async function encrypt(
  cluster: Cluster,
  repository: Repository,
  { announced }: Needs,
  objects: readonly KubeObject[],
): Promise<void> {
  const stage = objects.find(({ json }) => valueAt(json, 'spec', 'decryption') !== undefined);
  const [path, secret] = [
    valueAt(stage?.json, 'spec', 'path'),
    valueAt(stage?.json, 'spec', 'decryption', 'secretRef', 'name'),
  ];
  if (stage?.namespace === undefined || typeof path !== 'string' || typeof secret !== 'string') return;
  const key = makeAgeKey(cluster.folder);
  writeEncrypted(
    announced.filter(({ keys }) => keys.length > 0),
    join(repository.folder, path),
    key,
  );
  await cluster.apply(decryptionSecret(secret, stage.namespace, key));
}

function gitRepository({ name, namespace }: Source, url: string): JsonObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name, namespace },
    spec: { url, ref: { branch: 'main' }, interval: '1m' },
  };
}

function rootKustomization({ name, namespace }: Source, path: string): JsonObject {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: ROOT, namespace },
    spec: { interval: '10m', prune: true, path, sourceRef: { kind: 'GitRepository', name } },
  };
}

async function request(cluster: Cluster, namespace: string, kind: string, name: string): Promise<void> {
  const when = `reconcile.fluxcd.io/requestedAt=${Date.now()}`;
  const { code, stderr } = await cluster.kubectl(['annotate', '-n', namespace, kind, name, when, '--overwrite']);
  if (code !== 0) throw new Error(stderr.trim());
}
