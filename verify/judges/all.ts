import type { Judge } from '../judge';
import { judgeAlloy } from './alloy';
import { judgeCollectors } from './collector';
import { judgeDashboards } from './dashboards';
import { judgeEffective } from './effective';
import { judgeIstio } from './istio';
import { judgeKustomizations } from './kustomize';
import { judgeLinks } from './links';
import { judgeLock } from './lock';
import { judgeLoki } from './loki';
import { judgeManualSteps } from './manual-steps';
import { judgeObjects } from './objects';
import { judgePromtail } from './promtail';
import { judgeReadable } from './readable';
import { judgeRules } from './rules';
import { judgeScripts } from './scripts';

/** In the order of the table. */
export const JUDGES: readonly Judge[] = [
  judgeReadable,
  judgeObjects,
  judgeLock,
  judgeEffective,
  judgeLinks,
  judgeCollectors,
  judgeLoki,
  judgePromtail,
  judgeAlloy,
  judgeRules,
  judgeDashboards,
  judgeIstio,
  judgeKustomizations,
  judgeScripts,
  judgeManualSteps,
];
