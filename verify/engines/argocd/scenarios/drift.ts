import { changeByHand } from '../../by-hand';
import type { Scenario } from '../../scenario';
import { difference, snapshot } from '../../snapshot';
import { waitUntil } from '../../wait';
import type { ArgoCdScene } from '../scene';

/** Seconds in which Argo CD must have set back what somebody has changed, without being asked. */
const LIMIT = 60;

/** What somebody changes by hand is set back, whoever brought it: a release, or a stage. */
export const driftIsMended: Scenario<ArgoCdScene> = {
  name: 'objects are edited and deleted by hand: all is set back',
  async run({ cluster, everything }) {
    const before = await snapshot(cluster);
    await changeByHand(cluster, [...everything().keys()]);
    await waitUntil('all that was changed by hand is as it was', LIMIT, async () => {
      const { added, removed, changed } = difference(before, await snapshot(cluster));
      const wrong = [...added, ...removed, ...changed].filter((name) => !/^Pod /.test(name));
      return wrong.length === 0 ? undefined : wrong.join(', ');
    });
  },
};
