import { describeObject } from '../../../../lib/references/kube-object';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { type RunningPod, readPods } from '../../workloads';
import { cordon, evict, uncordon } from '../nodes-at-work';
import { lacking, staffed, unsettled } from '../pods';
import { lostOf } from '../rings';
import type { FitScene } from '../scene';

/** Every pod is asked to go while none can come back: what budgets keep is what a careless person leaves. */
export const budgetsHold: Scenario<FitScene> = {
  name: 'every node is drained at once, and budgets keep what is needed',
  async run(scene) {
    const { cluster, nodes, rings } = scene;
    const names = nodes.map(({ name }) => name);
    await cordon(cluster, names);
    for (const { namespace, name } of (await readPods(cluster)).filter(isEvicted))
      await evict(cluster, namespace, name);
    await waitUntil('what was evicted is gone', 30, () => unsettled(cluster));
    const pods = await readPods(cluster);
    const gone = staffed(scene, pods)
      .filter(({ object, wanted, ready }) => object.kind !== 'DaemonSet' && wanted > 1 && ready === 0)
      .map(
        ({ object, wanted }) => `${describeObject(object)}: at least 1 of its ${wanted} pods must stay, and none has`,
      );
    const problems = [...rings.flatMap((ring) => lostOf(ring, pods) ?? []), ...gone];
    expectThat(problems.length === 0, problems.join('\n'));
    await uncordon(cluster, names);
    await waitUntil('all pods run again', 60, () => lacking(scene));
  },
};

/** A drain leaves DaemonSets alone. */
function isEvicted({ owner }: RunningPod): boolean {
  return !owner.startsWith('DaemonSet ');
}
