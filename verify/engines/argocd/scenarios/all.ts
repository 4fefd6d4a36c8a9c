import type { Scenario } from '../../scenario';
import type { ArgoCdScene } from '../scene';
import { badMergeIsReverted } from './bad-merge';
import { brokenImageHeals } from './broken-image';
import { retentionChanges, staysPut } from './changes';
import { converges } from './converges';
import { driftIsMended } from './drift';
import { removed, removedWhileFailing, switchedOff } from './goes';
import { withoutFile } from './prune';
import { portIsRefused, volumeGrows } from './refused';
import { triesAreUsedUp } from './used-up';

/** In the order in which one scene plays them: each leaves everything as the next one expects it. */
export const ARGO_CD_SCENARIOS: readonly Scenario<ArgoCdScene>[] = [
  converges,
  staysPut,
  retentionChanges,
  driftIsMended,
  withoutFile,
  badMergeIsReverted,
  brokenImageHeals,
  volumeGrows,
  portIsRefused,
  triesAreUsedUp,
  switchedOff,
  removedWhileFailing,
  removed,
].map(besideSomebodyElse);

/** Whatever happens, what belongs to somebody else stays as it is. */
function besideSomebodyElse({ run, ...scenario }: Scenario<ArgoCdScene>): Scenario<ArgoCdScene> {
  return {
    ...scenario,
    async run(scene) {
      await run(scene);
      await scene.stranger.expectUntouched();
    },
  };
}
