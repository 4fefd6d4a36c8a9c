import { expectDifference, expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { type Difference, difference, snapshot } from '../../snapshot';
import { holds } from '../../wait';
import { readPods, restarted } from '../../workloads';
import { RESYNC } from '../controllers';
import type { ArgoCdScene } from '../scene';
import { readApplications, unsettled } from '../state';

/** Seconds in which a change must be there. */
const LIMIT = 120;

/** What Argo CD looks at again shows no difference, changes nothing, and restarts no pod. */
export const staysPut: Scenario<ArgoCdScene> = {
  name: 'looks at everything again and again: no difference, and nothing changes',
  async run({ cluster, repository, user }) {
    const [before, pods] = [await snapshot(cluster), await readPods(cluster)];
    await holds('nothing was changed', 2.5 * RESYNC, async () =>
      unsettled(await readApplications(cluster), repository.head()),
    );
    await user.announce();
    await holds('asked to look again', RESYNC, async () =>
      unsettled(await readApplications(cluster), repository.head()),
    );
    expectDifference('nothing was changed', ofStack(difference(before, await snapshot(cluster))), NOTHING);
    const again = restarted(pods, await readPods(cluster));
    expectThat(again.length === 0, `nothing was changed, and these were restarted: ${again.join(', ')}`);
  },
};

/** A changed retention reaches the objects that say it, and restarts no other pods than theirs. */
export const retentionChanges: Scenario<ArgoCdScene> = {
  name: 'retention is changed: only what says it changes',
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  async run({ cluster, repository, everything, push, settled }) {
    const [askedBefore, before, pods] = [everything(), await snapshot(cluster), await readPods(cluster)];
    repository.edit({ path: ['loki', 'retention'], value: '33d' });
    repository.synth();
    await settled(await push('Keep lines for 33 days'), LIMIT);
    const expected = difference(askedBefore, everything());
    expectDifference('another retention', ofStack(difference(before, await snapshot(cluster))), expected);
    const strangers = restarted(pods, await readPods(cluster)).filter((owner) => !expected.changed.includes(owner));
    expectThat(strangers.length === 0, `restarted although nothing of them has changed: ${strangers.join(', ')}`);
  },
};

const NOTHING: Difference = { added: [], removed: [], changed: [] };

/** What the cluster itself keeps about the objects, and no part of the stack. */
const BOOKKEEPING = /^(?:Pod|PersistentVolumeClaim) /;

function ofStack({ added, removed, changed }: Difference): Difference {
  const kept = (names: readonly string[]) => names.filter((name) => !BOOKKEEPING.test(name));
  return { added: kept(added), removed: kept(removed), changed: kept(changed) };
}
