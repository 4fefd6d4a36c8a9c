import type { Scenario } from '../../scenario';
import type { HelmControllerScene } from '../scene';
import { staysPut, valueChanges } from './changes';
import { converges } from './converges';
import { failedUpgradeIsKept } from './fails';
import { configMerges } from './merges';
import { removed } from './removed';
import { sourceIsNamed } from './sources';

/** In the order in which one scene plays them: each leaves everything as the next one expects it. */
export const HELM_CONTROLLER_SCENARIOS: readonly Scenario<HelmControllerScene>[] = [
  converges,
  staysPut,
  valueChanges,
  failedUpgradeIsKept,
  configMerges,
  sourceIsNamed,
  removed,
];
