import { join } from 'node:path';
import { declaredByNeeds } from '../../../lib/needs/lines';
import { packageRoot } from '../../../lib/places/package-root';
import type { KubeObject } from '../../../lib/references/kube-object';
import { type Cluster, startCluster } from '../../cluster/cluster';
import { installKinds } from '../../cluster/kinds';
import type { NodeShape } from '../../cluster/nodes';
import type { Material } from '../../material';
import { namespaceObject } from '../needs';
import { clusterPrograms } from '../programs';
import { scheduledObjects } from './objects';
import { type Ring, ringsOf } from './rings';

/** The pods of an environment on its nodes, brought there by no engine. */
export interface FitScene {
  readonly cluster: Cluster;
  readonly nodes: readonly NodeShape[];

  /** What the cluster is told: nothing of it is there before the first scenario. */
  readonly objects: readonly KubeObject[];

  /** Those of its pods that keep copies of each other's lines. */
  readonly rings: readonly Ring[];

  /** Path of istioctl. @default - there is none */
  readonly istioctl?: string;
  close(): Promise<void>;
}

/** What a scene may have. */
interface FitOptions {
  /** Path of istioctl. @default - there is none */
  readonly istioctl?: string;

  /** Ends whatever runs. @default - nothing does */
  readonly signal?: AbortSignal;
}

/**
 * Starts a cluster with these nodes, and gives it what others bring.
 * @throws if a program is missing, or nobody knows what the releases of the environment run
 */
export async function openFitScene(
  material: Material,
  nodes: readonly NodeShape[],
  { istioctl, signal }: FitOptions = {},
): Promise<FitScene> {
  const objects = scheduledObjects(material);
  const rings = ringsOf(
    material.releases.map(({ release }) => release),
    objects,
  );
  const cluster = await startCluster(clusterPrograms(), { nodes, signal });
  try {
    await installKinds(cluster, join(packageRoot(), 'crds'));
    const needs = material.files.find(({ name }) => name === 'needs.txt')?.text ?? '';
    const others = declaredByNeeds(needs).namespaces.filter((name) => !name.startsWith('kube-'));
    if (others.length > 0) await cluster.apply(...others.map(namespaceObject));
    return { cluster, nodes, objects, rings, ...(istioctl !== undefined && { istioctl }), close: cluster.stop };
  } catch (failure) {
    await cluster.stop();
    throw failure;
  }
}
