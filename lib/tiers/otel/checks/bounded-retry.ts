import { defineCheck } from '../../../findings/check';
import { Duration } from '../../../units/duration';
import type { CollectorSubject } from '../../collector';
import type { OtelSettings } from '../settings';

/** Someone who lets collectors give up knows what that costs. */
export const boundedRetry = defineCheck<CollectorSubject<OtelSettings>>()({
  id: 'otel/bounded-retry',
  severity: 'warning',
  since: '0.1.0',
  finds: 'collectors are to give up what they cannot send for a while, with `collector.otel.boundedRetry`',
  happens: 'an outage that is longer, or a restart during one, costs lines that no position in a file brings back',
  remedy: 'delete `collector.otel.boundedRetry`: collectors then retry for ever and keep lines on disk',
  needs: ['settings'],
  find: ({ settings: { boundedRetry: bound } }) => {
    if (!bound) return [];
    const { maxElapsedTime, consumers, queueSize } = bound;
    const outage = Duration.milliseconds(maxElapsedTime.milliseconds * 1.5);
    return [
      {
        path: ['collector', 'otel', 'boundedRetry'],
        problem: `collectors give a batch up after ${maxElapsedTime} and keep up to ${queueSize} requests in memory`,
        consequence:
          `an outage of ${outage} costs each node the batches that its ${consumers} workers took first, and all that is in ` +
          'memory if the pod is restarted meanwhile, although the positions in files are behind those lines',
        fix:
          'delete collector.otel.boundedRetry: collectors then retry for ever and keep lines on disk, up to ' +
          'collector.otel.queue',
      },
    ];
  },
});
