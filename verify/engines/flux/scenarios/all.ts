import type { Scenario } from '../../scenario';
import type { FluxScene } from '../scene';
import { badMergeIsReverted } from './bad-merge';
import { brokenImageHeals } from './broken-image';
import { retentionChanges, staysPut } from './changes';
import { converges } from './converges';
import { driftIsMended } from './drift';
import { removed, switchedOff } from './goes';
import { releaseIsRenamed } from './renamed';
import { releaseIsTakenOver } from './taken-over';
import { volumeGrows } from './volume';

/** In the order in which one scene plays them: each leaves everything as the next one expects it. */
export const FLUX_SCENARIOS: readonly Scenario<FluxScene>[] = [
  converges,
  staysPut,
  retentionChanges,
  driftIsMended,
  badMergeIsReverted,
  brokenImageHeals,
  volumeGrows,
  releaseIsRenamed,
  switchedOff,
  removed,
  releaseIsTakenOver,
];
