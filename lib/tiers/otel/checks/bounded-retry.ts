import { type Finding, warning } from '../../../findings/finding';
import { Duration } from '../../../units/duration';
import type { OtelSettings } from '../settings';

/** Someone who lets collectors give up knows what that costs. */
export function otelBoundedRetry({ boundedRetry }: Pick<OtelSettings, 'boundedRetry'>): readonly Finding[] {
  if (!boundedRetry) return [];
  const { maxElapsedTime, consumers, queueSize } = boundedRetry;
  const outage = Duration.milliseconds(maxElapsedTime.milliseconds * 1.5);
  return [
    warning('otel/bounded-retry', ['collector', 'otel', 'boundedRetry'], {
      problem: `collectors give a batch up after ${maxElapsedTime} and keep up to ${queueSize} requests in memory`,
      consequence:
        `an outage of ${outage} costs each node the batches that its ${consumers} workers took first, and all that is in ` +
        'memory if the pod is restarted meanwhile, although the positions in files are behind those lines',
      fix:
        'delete collector.otel.boundedRetry: collectors then retry for ever and keep lines on disk, up to ' +
        'collector.otel.queue',
    }),
  ];
}
