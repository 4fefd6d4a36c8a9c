import { describeObject, type KubeObject } from '../../../../lib/references/kube-object';
import { expectThat } from '../../expect';
import { takesPods } from '../../nodes';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { readPods } from '../../workloads';
import { cordon, evict, uncordon } from '../nodes-at-work';
import { isWorkload, lacking, unsettled } from '../pods';
import { replicasOf } from '../rings';
import type { FitScene } from '../scene';

/**
 * Of each workload of several pods, one loses its node while only that of another one has room: it waits for a node of its
 * own. Both on one node would go with it.
 */
export const staysApart: Scenario<FitScene> = {
  name: 'a pod that loses its node does not move in with its like',
  unfit: (scene) => (severalOf(scene).length === 0 ? 'no workload has several pods, and a node for each' : undefined),
  async run(scene) {
    for (const object of severalOf(scene)) await movesApart(scene, describeObject(object));
  },
};

/** With more pods than nodes, some share one. */
function severalOf({ objects, nodes }: FitScene): readonly KubeObject[] {
  const places = nodes.filter(takesPods).length;
  return objects.filter((object) => {
    const pods = replicasOf(object);
    return isWorkload(object) && object.kind !== 'DaemonSet' && pods > 1 && pods <= places;
  });
}

async function movesApart(scene: FitScene, owner: string): Promise<void> {
  const { cluster, nodes } = scene;
  const own = async () => (await readPods(cluster)).filter((pod) => pod.owner === owner);
  const [stays, goes] = await own();
  if (stays === undefined || goes === undefined) throw new Error(`${owner} has no two pods`);
  const others = nodes.map(({ name }) => name).filter((name) => name !== stays.node);
  await cordon(cluster, others);
  expectThat(
    await evict(cluster, goes.namespace, goes.name),
    `${owner}: one of its pods must be free to go, and is not`,
  );
  await waitUntil(`the pod of ${owner} has another place, or waits for one`, 30, () => unsettled(cluster));
  const together = (await own()).filter(({ node }) => node === stays.node).map(({ name }) => name);
  expectThat(
    together.length === 1,
    `${owner}: its pods must run on nodes of their own, and ${together.sort().join(' and ')} run on ${stays.node}`,
  );
  await uncordon(cluster, others);
  await waitUntil('all pods run again', 60, () => lacking(scene));
}
