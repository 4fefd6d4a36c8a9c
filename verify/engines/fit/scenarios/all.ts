import type { Scenario } from '../../scenario';
import type { FitScene } from '../scene';
import { analysed } from './analysed';
import { staysApart } from './apart';
import { budgetsHold } from './budgets';
import { drains } from './drains';
import { fits } from './fits';
import { heals } from './heals';

/** In the order in which one scene plays them: each leaves all pods running. */
export const FIT_SCENARIOS: readonly Scenario<FitScene>[] = [fits, analysed, drains, staysApart, budgetsHold, heals];
