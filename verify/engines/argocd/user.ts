import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { isJsonObject, type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import type { Cluster } from '../../cluster/cluster';
import { namespaceObject, readNeeds } from '../needs';
import type { Repository } from '../repository';
import { makeSecrets } from '../secrets';
import type { Asked } from './asked';

/** What the administrators of an Argo CD do. */
export interface User {
  /** Has an Application of their own bring the environment, and makes the Secrets that it asks for. */
  start(): Promise<void>;

  /** Applies the environment by hand instead: `kubectl apply -k`. */
  applyByHand(): Promise<void>;

  /** Takes that Application away again, and with it what it brought. */
  leave(): Promise<void>;

  /** Has Argo CD look at all Applications at once: a webhook would. */
  announce(): Promise<void>;
}

/** Prepares what is there before the environment comes: namespaces of others. */
export async function beUser(cluster: Cluster, repository: Repository, { namespace }: Asked): Promise<User> {
  const needs = readNeeds(repository.output);
  const root = shown(repository.output, 'Application', ({ kind }) => kind === 'Application');
  const settings = shown(repository.output, 'health check', ({ data }) => data !== undefined);
  const rootName = String(valueAt(root, 'metadata', 'name'));
  await cluster.apply(...needs.namespaces.map(namespaceObject));
  const kubectl = async (...args: readonly string[]) => {
    const { code, stderr } = await cluster.kubectl(args);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr.trim()}`);
  };
  const patch = JSON.stringify(settings);
  await kubectl('-n', namespace, 'patch', 'configmap', 'argocd-cm', '--type=merge', '-p', patch);
  return {
    async start() {
      await cluster.apply(root);
      await makeSecrets(cluster, needs);
    },
    async applyByHand() {
      await kubectl('apply', '-k', join(repository.folder, repository.path));
      await makeSecrets(cluster, needs);
    },
    leave: () => kubectl('delete', 'application', rootName, '--namespace', namespace, '--wait=false'),
    announce: () =>
      kubectl(
        ...['annotate', 'application', '--all', '--namespace', namespace],
        ...['argocd.argoproj.io/refresh=normal', '--overwrite'],
      ),
  };
}

/** Finds what the README of the environment shows. @param isIt tells whether an object is the one */
function shown(output: string, what: string, isIt: (object: JsonObject) => boolean): JsonObject {
  const readme = readFileSync(join(output, 'README.md'), 'utf8');
  for (const [, text = ''] of readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)) {
    const object: unknown = load(text);
    if (isJsonObject(object) && isIt(object)) return object;
  }
  throw new Error(`the README shows no ${what}`);
}
