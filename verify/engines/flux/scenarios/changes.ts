import { askedFor } from '../../asked';
import { expectDifference, expectThat } from '../../expect';
import { programPath } from '../../programs';
import type { Edit } from '../../repository';
import type { Scenario } from '../../scenario';
import { type Difference, difference, snapshot } from '../../snapshot';
import { readPods, restarted } from '../../workloads';
import type { FluxScene } from '../scene';

/** Seconds in which a change must be there. */
const LIMIT = 300;

/** What Flux looks at again without a change stays as it is, and so does every pod. */
export const staysPut: Scenario<FluxScene> = {
  name: 'looks at everything again, and changes nothing',
  async run({ cluster, repository, lookAgain, settled }) {
    const [before, pods] = [await snapshot(cluster), await readPods(cluster)];
    await lookAgain();
    await settled(repository.head(), LIMIT);
    expectDifference('nothing was changed', ofStack(difference(before, await snapshot(cluster))), NOTHING);
    const again = restarted(pods, await readPods(cluster));
    expectThat(again.length === 0, `nothing was changed, and these were restarted: ${again.join(', ')}`);
  },
};

/** A changed retention reaches the objects that say it, and restarts no other pods than theirs. */
export const retentionChanges: Scenario<FluxScene> = {
  name: 'retention is changed: only what says it changes',
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  run: (scene) => changesOnly(scene, { path: ['loki', 'retention'], value: '33d' }, 'Keep lines for 33 days'),
};

async function changesOnly(scene: FluxScene, edit: Edit, message: string): Promise<void> {
  const { cluster, repository, charts, push, settled } = scene;
  const asked = () => askedFor(repository.output, charts, programPath('helm'));
  const [askedBefore, before, pods] = [asked(), await snapshot(cluster), await readPods(cluster)];
  repository.edit(edit);
  repository.synth();
  await settled(await push(message), LIMIT);
  const expected = difference(askedBefore, asked());
  expectDifference(message, ofStack(difference(before, await snapshot(cluster))), expected);
  const strangers = restarted(pods, await readPods(cluster)).filter((owner) => !expected.changed.includes(owner));
  expectThat(
    strangers.length === 0,
    `${message}: restarted although nothing of them has changed: ${strangers.join(', ')}`,
  );
}

const NOTHING: Difference = { added: [], removed: [], changed: [] };

/** What somebody keeps about the objects, and no part of the stack: records of Helm, pods, what was pulled. */
const BOOKKEEPING = /^(?:Pod|PersistentVolumeClaim|GitRepository|Secret \S+\/sh\.helm\.release\.v1\.)/;

function ofStack({ added, removed, changed }: Difference): Difference {
  const kept = (names: readonly string[]) => names.filter((name) => !BOOKKEEPING.test(name));
  return { added: kept(added), removed: kept(removed), changed: kept(changed) };
}
