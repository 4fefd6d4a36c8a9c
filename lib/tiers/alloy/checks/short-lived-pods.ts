import { defineCheck } from '../../../findings/check';
import { setKey } from '../../../findings/repair';
import { chartNamed } from '../../../schema/chart';
import type { CollectorSubject } from '../../collector';
import type { AlloySettings } from '../settings';
import { isSince } from '../version';

/** The first of the known versions that delivered the lines of a pod that lived for 6.5 s and was deleted; 1.7 did not. */
const DELIVERS = [1, 12] as const;

/** What a user can change: the chart says which Alloy runs. */
export const shortLivedPods = defineCheck<CollectorSubject<AlloySettings>>()({
  id: 'alloy/short-lived-pods',
  severity: 'warning',
  since: '0.2.0',
  finds: 'pods are read with an Alloy that misses those that live for a few seconds',
  happens: 'lines of a pod that is deleted seconds after its start, such as that of a Job, are not stored',
  remedy: 'take a chart with a newer Alloy',
  needs: ['settings', 'logs'],
  find: ({ settings: { chart }, logs }) => {
    if (!logs.pods || isSince(chart.program, DELIVERS)) return [];
    return [
      {
        path: ['collector', 'alloy', 'chart'],
        problem: `Alloy ${chart.program} (chart ${chart.version}) misses pods that live for a few seconds`,
        consequence: 'lines of a pod that is deleted seconds after its start, such as that of a Job, are not stored',
        fix: setKey(['collector', 'alloy', 'chart'], chartNamed('alloy', undefined).version),
      },
    ];
  },
});
