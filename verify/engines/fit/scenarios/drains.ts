import { setTimeout as sleep } from 'node:timers/promises';
import { expectThat } from '../../expect';
import { takesPods } from '../../nodes';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import { readPods } from '../../workloads';
import { drain, uncordon } from '../nodes-at-work';
import { lacking, unsettled } from '../pods';
import { crowdedOn, lostOf } from '../rings';
import type { FitScene } from '../scene';

/** Seconds in which a node must be empty, and in which all must be back. */
const LIMIT = 60;

/** One node after the other goes and comes back, as for an update of all of them. */
export const drains: Scenario<FitScene> = {
  name: 'each node in turn is drained, and comes back',
  async run(scene) {
    const { cluster, nodes } = scene;
    for (const { name } of nodes.filter(takesPods)) {
      const kept = await watching(scene, () => drain(cluster, name, LIMIT));
      expectThat(kept === undefined, `${name} must be empty after ${LIMIT} s, and is not:\n${kept}`);
      await waitUntil(`pods of ${name} have another place, or wait for one`, LIMIT, () => unsettled(cluster));
      const wrong = await problemsOf(scene);
      expectThat(wrong === undefined, `without ${name}: ${wrong}`);
      await uncordon(cluster, [name]);
      await waitUntil(`all pods run after ${name} is back`, LIMIT, () => lacking(scene));
    }
  },
};

async function problemsOf({ cluster, nodes, rings }: FitScene): Promise<string | undefined> {
  const pods = await readPods(cluster);
  const places = nodes.filter(takesPods).length;
  const problems = rings.flatMap((ring) => [lostOf(ring, pods) ?? [], crowdedOn(ring, pods, places) ?? []].flat());
  return problems.length === 0 ? undefined : problems.join('\n');
}

/** Looks five times a second at what is away while something happens. @throws as soon as it is too much */
async function watching<Result>({ cluster, rings }: FitScene, happen: () => Promise<Result>): Promise<Result> {
  let over = false;
  const watch = async () => {
    while (!over) {
      const pods = await readPods(cluster);
      const lost = rings.flatMap((ring) => lostOf(ring, pods) ?? []);
      expectThat(lost.length === 0, lost.join('\n'));
      await sleep(200);
    }
  };
  const done = happen().finally(() => {
    over = true;
  });
  await Promise.all([watch(), done]);
  return done;
}
