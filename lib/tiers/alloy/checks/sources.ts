import { defineCheck } from '../../../findings/check';
import { setKey } from '../../../findings/repair';
import type { CollectorSubject } from '../../collector';
import type { AlloySettings } from '../settings';
import { isSince } from '../version';

/** The first minor version of Alloy whose `loki.source.kubernetes_events` takes part in a cluster. */
const CLUSTERED_EVENTS = [1, 16] as const;

export const eventReplicas = defineCheck<CollectorSubject<AlloySettings>>()({
  id: 'alloy/events-replicas',
  severity: 'error',
  since: '0.1.0',
  finds: 'several pods are to watch events with an Alloy that cannot agree on one that does',
  happens: 'Alloy refuses the block clustering and never starts, and no event is stored',
  remedy: 'ask for one pod, or for a chart with a newer Alloy',
  needs: ['settings', 'logs'],
  find: ({ settings: { chart, events }, logs }) => {
    if (!logs.events || events.replicas === 1 || isSince(chart.program, CLUSTERED_EVENTS)) return [];
    const [major, minor] = CLUSTERED_EVENTS;
    return [
      {
        path: ['collector', 'alloy', 'events', 'replicas'],
        problem: `pods of Alloy ${chart.program} (chart ${chart.version}) cannot agree on one that watches events`,
        fix: setKey(['collector', 'alloy', 'events', 'replicas'], 1, {
          otherwise: `use a chart with Alloy ${major}.${minor} or newer`,
        }),
      },
    ];
  },
});
