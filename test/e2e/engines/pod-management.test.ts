import { applyMergePatch } from '../../../lib/kubernetes/merge-patch';
import { fits } from '../../../verify/engines/fit/scenarios/fits';
import { openFitScene } from '../../../verify/engines/fit/scene';
import { CLUSTER_TOOLS } from '../../../verify/engines/programs';
import { waitUntil } from '../../../verify/engines/wait';
import { readPods } from '../../../verify/engines/workloads';
import { describeReal } from '../../support/programs';
import { changed, fitMaterial, fitNodes } from './fit';

const INDEX_GATEWAY = 'loki-index-gateway';

/** What runs that an earlier version has brought. */
const earlier = () =>
  changed(fitMaterial('cloud-aws'), (object) =>
    object.kind === 'StatefulSet' ? applyMergePatch(object, { spec: { podManagementPolicy: null } }) : object,
  );

describeReal('a StatefulSet whose pods started one after another', [...CLUSTER_TOOLS], () => {
  test('is made anew as docs/upgrade.md says, and its pods go on', async () => {
    const scene = await openFitScene(earlier(), fitNodes('cloud-aws'));
    try {
      const { cluster, objects } = scene;
      await fits.run(scene);
      const pods = async () =>
        (await readPods(cluster))
          .filter(({ owner, isReady }) => owner.endsWith(`/${INDEX_GATEWAY}`) && isReady)
          .map(({ name, uid }) => `${name} ${uid}`)
          .sort();
      const before = await pods();
      expect(before).toHaveLength(2);
      const asked = objects.find(({ kind, name }) => kind === 'StatefulSet' && name === INDEX_GATEWAY);
      const now = applyMergePatch(asked?.json ?? {}, { spec: { podManagementPolicy: 'Parallel' } });
      await expect(cluster.apply(now)).rejects.toThrow(/updates to statefulset spec .*are forbidden/s);
      const orphan = ['delete', 'statefulset', INDEX_GATEWAY, '--namespace=logging', '--cascade=orphan'];
      expect(await cluster.kubectl(orphan)).toMatchObject({ code: 0 });
      await cluster.apply(now);
      await waitUntil('the new StatefulSet has its pods', 30, async () => {
        const path = `/apis/apps/v1/namespaces/logging/statefulsets/${INDEX_GATEWAY}`;
        const { status } = await cluster.read<{ readonly status: { readonly readyReplicas?: number } }>(path);
        return status.readyReplicas === 2 ? undefined : JSON.stringify(status);
      });
      expect(await pods()).toEqual(before);
    } finally {
      await scene.close();
    }
  }, 300_000);
});
