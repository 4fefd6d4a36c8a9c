import { allSetBack, changeByHand } from '../../by-hand';
import type { Scenario } from '../../scenario';
import { snapshot } from '../../snapshot';
import type { FluxScene } from '../scene';

/** Seconds in which Flux must have set back what it looks at. */
const LIMIT = 90;

/** What somebody changes by hand is set back, whoever brought it: a release, or a stage. */
export const driftIsMended: Scenario<FluxScene> = {
  name: 'objects are edited and deleted by hand: all is set back',
  async run({ cluster, everything, lookAgain }) {
    const before = await snapshot(cluster);
    await changeByHand(cluster, [...everything().keys()]);
    await lookAgain();
    await allSetBack(cluster, before, LIMIT);
  },
};
