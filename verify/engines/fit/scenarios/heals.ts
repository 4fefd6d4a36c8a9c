import { type JsonObject, valueAt } from '../../../../lib/kubernetes/json';
import { applyMergePatch } from '../../../../lib/kubernetes/merge-patch';
import { describeObject, type KubeObject, listAt, objectAt, podTemplate } from '../../../../lib/references/kube-object';
import { BROKEN } from '../../../cluster/kwok';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { readPods } from '../../workloads';
import { lacking } from '../pods';
import { lostOf } from '../rings';
import type { FitScene } from '../scene';

/** Seconds in which a mended image must run everywhere, without anybody deleting a pod. */
const LIMIT = 60;

/** A rollout stops at an image that nobody can pull, keeps what is needed, and goes on when the image is mended. */
export const heals: Scenario<FitScene> = {
  name: 'StatefulSets get a broken image: enough keeps running, and the mended one needs no hand',
  unfit: (scene) => (rolledOut(scene).length === 0 ? 'no StatefulSet replaces its pods by itself' : undefined),
  async run(scene) {
    const { cluster, rings } = scene;
    const sets = rolledOut(scene);
    await cluster.apply(...sets.map(broken));
    await waitUntil('every StatefulSet has a broken pod', 30, async () => {
      const stuck = (await readPods(cluster)).filter(({ images }) => images.some((image) => image.includes(BROKEN)));
      const whole = sets.map(describeObject).filter((title) => !stuck.some(({ owner }) => owner === title));
      return whole.length === 0 ? undefined : whole.join(', ');
    });
    const pods = await readPods(cluster);
    const lost = rings.flatMap((ring) => lostOf(ring, pods) ?? []);
    expectThat(lost.length === 0, `with a broken image: ${lost.join('\n')}`);
    await cluster.apply(...sets.map(({ json }) => json));
    await waitUntil('all pods run the mended image', LIMIT, () => lacking(scene));
  },
};

/** The rollout-operator replaces others. */
function rolledOut({ objects }: FitScene): readonly KubeObject[] {
  return objects.filter(
    ({ kind, json }) => kind === 'StatefulSet' && valueAt(json, 'spec', 'updateStrategy', 'type') !== 'OnDelete',
  );
}

function broken(object: KubeObject): JsonObject {
  const containers = listAt(objectAt(podTemplate(object), 'spec'), 'containers');
  const spec = { containers: containers.map((each) => ({ ...each, image: `example.invalid/${BROKEN}` })) };
  return applyMergePatch(object.json, { spec: { template: { spec } } });
}
