import { BROKEN } from '../../../cluster/kwok';
import { expectThat } from '../../expect';
import { lost } from '../../lost';
import type { Scenario } from '../../scenario';
import { holds, waitUntil } from '../../wait';
import { readPods } from '../../workloads';
import type { FluxScene } from '../scene';
import { readStages } from '../state';

/** Seconds in which a fix must have healed everything, from when it was pushed. */
export const FIX_LIMIT = 300;

/** Seconds for which the broken image is left alone: long enough that Flux waits for it. */
const LEFT_ALONE = 20;

/** A rollout that can not succeed leaves others running, and a fix does not wait for it. */
export const brokenImageHeals: Scenario<FluxScene> = {
  name: `a broken image: a pod of each set at most is gone, and a fix heals within ${FIX_LIMIT / 60} minutes`,
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  async run({ cluster, repository, push, revert, settled }) {
    const before = await readPods(cluster);
    repository.edit({ path: ['loki', 'values', 'loki', 'image', 'repository'], value: `example/${BROKEN}` });
    repository.synth();
    await push('Take an image that nobody can pull');
    await waitUntil('a pod waits for the image', 60, async () => {
      const pods = await readPods(cluster);
      return pods.some(({ isReady }) => !isReady) ? undefined : 'all pods are ready';
    });
    await holds('a broken image', LEFT_ALONE, async () => lost(before, await readPods(cluster)));
    const stages = await readStages(cluster);
    expectThat(
      stages.some(({ name, isReady }) => name === 'loki' && !isReady),
      'a broken image, and Flux says that Loki is ready',
    );
    const seconds = await settled(await revert(), FIX_LIMIT);
    expectThat(seconds <= FIX_LIMIT, `the fix took ${Math.round(seconds)} s`);
  },
};
