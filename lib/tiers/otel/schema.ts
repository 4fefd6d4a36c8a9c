import * as z from 'zod';
import { chart } from '../../schema/chart';
import { freeMap } from '../../schema/json-values';
import { resources } from '../../schema/resources';
import { count, duration, size, text } from '../../schema/scalars';
import { OTEL_DEFAULTS, RELEASE_DEFAULTS, RETRY_DEFAULTS } from './defaults';

function release(namespace: string) {
  return z.strictObject({
    namespace: text('label')
      .describe('Namespace of the release.')
      .meta({ examples: [namespace] }),
    resources: resources
      .prefault(RELEASE_DEFAULTS.resources)
      .describe("Of the collector's container. Default: charts-values/."),
    values: freeMap.prefault(RELEASE_DEFAULTS.values).describe('Helm values that are merged over everything else.'),
  });
}

const boundedRetry = z.strictObject({
  initialInterval: duration
    .prefault(RETRY_DEFAULTS.initialInterval.toString())
    .describe('Wait before the first retry.'),
  maxInterval: duration.prefault(RETRY_DEFAULTS.maxInterval.toString()).describe('Longest wait between two retries.'),
  maxElapsedTime: duration
    .describe('After that long a batch is dropped, and its lines are lost.')
    .meta({ examples: ['10m'] }),
  jitter: z.number().min(0).max(1).prefault(RETRY_DEFAULTS.jitter).describe('Share of a wait that is random, 0 to 1.'),
  consumers: count.prefault(RETRY_DEFAULTS.consumers).describe('Parallel export workers.'),
  queueSize: count.prefault(RETRY_DEFAULTS.queueSize).describe('Requests kept in memory; what comes on top is lost.'),
});

export const otel = z.strictObject({
  chart: chart('opentelemetry-collector'),
  shipper: release('otel-shipper').describe(
    'Reads pod logs on every node, but those of itself, and sends everything to the log store.',
  ),
  receiver: release('otel-receiver')
    .optional()
    .describe("Takes what Talos sends, in the node's network. Default: there is none."),
  stateDirectory: text('directory')
    .prefault(OTEL_DEFAULTS.stateDirectory)
    .describe('Directory of the node that keeps positions and queues.'),
  queue: size.prefault(OTEL_DEFAULTS.queue.toString()).describe('Disk space of each queue on a node.'),
  boundedRetry: boundedRetry
    .optional()
    .describe('Retries that give up, with the queue in memory. Default: for ever, with the queue on disk.'),
  labels: z
    .enum(['loki', 'otlp'])
    .prefault(OTEL_DEFAULTS.labels)
    .describe("Names of labels: those that every collector sets, or OpenTelemetry's own."),
  scrapeAnnotations: z
    .boolean()
    .prefault(OTEL_DEFAULTS.scrapeAnnotations)
    .describe('Annotate pods for a Prometheus that looks for prometheus.io/scrape.'),
});
