import { allSetBack, changeByHand } from '../../by-hand';
import type { Scenario } from '../../scenario';
import { snapshot } from '../../snapshot';
import type { ArgoCdScene } from '../scene';

/** Seconds in which Argo CD must have set back what somebody has changed, without being asked. */
const LIMIT = 60;

/** What somebody changes by hand is set back, whoever brought it: a release, or a stage. */
export const driftIsMended: Scenario<ArgoCdScene> = {
  name: 'objects are edited and deleted by hand: all is set back',
  async run({ cluster, everything }) {
    const before = await snapshot(cluster);
    await changeByHand(cluster, [...everything().keys()]);
    await allSetBack(cluster, before, LIMIT);
  },
};
