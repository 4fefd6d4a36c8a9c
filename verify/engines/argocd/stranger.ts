import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { toYaml } from '../../../lib/syntax/yaml';
import type { Cluster } from '../../cluster/cluster';
import { expectThat } from '../expect';
import { namespaceObject } from '../needs';
import type { Repository } from '../repository';
import { readObjects } from '../snapshot';
import type { Asked } from './asked';

/** Somebody else with a project, an Application and objects of their own, in the same Argo CD and the same repository. */
export interface Stranger {
  /** @throws which of their objects is gone or another one */
  expectUntouched(): Promise<void>;
}

const NAME = 'shop';

/** Brings the objects of somebody else, and remembers how they are. */
export async function beStranger(cluster: Cluster, repository: Repository, { namespace }: Asked): Promise<Stranger> {
  const folder = join(repository.folder, NAME);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'prices.yaml'), toYaml(configMap()));
  await cluster.apply(namespaceObject(NAME), ...projectAndApplication(repository.url, namespace));
  const known = new Map<string, string>();
  return {
    async expectUntouched() {
      const objects = await readObjects(cluster);
      for (const title of [`Application ${namespace}/${NAME}`, `ConfigMap ${NAME}/prices`]) {
        const uid = String(valueAt(objects.get(title), 'metadata', 'uid') ?? 'gone');
        expectThat(uid === (known.get(title) ?? uid) && uid !== 'gone', `${title} of somebody else was touched`);
        known.set(title, uid);
      }
    },
  };
}

function configMap(): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'prices', namespace: NAME }, data: { apples: '3' } };
}

function projectAndApplication(repoURL: string, namespace: string): readonly JsonObject[] {
  const metadata = { name: NAME, namespace };
  const destination = { server: 'https://kubernetes.default.svc', namespace: NAME };
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata,
      spec: { sourceRepos: [repoURL], destinations: [destination] },
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata,
      spec: {
        project: NAME,
        source: { repoURL, targetRevision: 'main', path: NAME },
        destination,
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
    },
  ];
}
