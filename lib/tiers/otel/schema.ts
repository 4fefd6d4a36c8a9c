import * as z from 'zod';
import { chart } from '../../schema/chart';
import { freeMap } from '../../schema/json-values';
import { resources } from '../../schema/resources';
import { count, duration, size, text } from '../../schema/scalars';

function release(namespace: string) {
  return z.strictObject({
    namespace: text('label')
      .describe('Namespace of the release.')
      .meta({ examples: [namespace] }),
    resources: resources.prefault({}).describe("Of the collector's container. Default: charts-values/."),
    values: freeMap.prefault({}).describe('Helm values that are merged over everything else.'),
  });
}

/** The defaults are those of the collector: open-telemetry/opentelemetry-collector@v0.154.0:exporter/exporterhelper/README.md */
const boundedRetry = z.strictObject({
  initialInterval: duration.prefault('5s').describe('Wait before the first retry.'),
  maxInterval: duration.prefault('30s').describe('Longest wait between two retries.'),
  maxElapsedTime: duration
    .describe('After that long a batch is dropped, and its lines are lost.')
    .meta({ examples: ['10m'] }),
  jitter: z.number().min(0).max(1).prefault(0.5).describe('Share of a wait that is random, 0 to 1.'),
  consumers: count.prefault(10).describe('Parallel export workers.'),
  queueSize: count.prefault(1000).describe('Requests kept in memory; what comes on top is lost.'),
});

export const otel = z.strictObject({
  chart: chart('opentelemetry-collector'),
  shipper: release('otel-shipper').describe('Reads pod logs on every node and sends everything to the log store.'),
  receiver: release('otel-receiver')
    .optional()
    .describe("Takes what Talos sends, in the node's network. Default: there is none."),
  stateDirectory: text('directory')
    .prefault('/var/lib/otelcol')
    .describe('Directory of the node that keeps positions and queues.'),
  queue: size.prefault('1Gi').describe('Disk space of each queue on a node.'),
  boundedRetry: boundedRetry
    .optional()
    .describe('Retries that give up, with the queue in memory. Default: for ever, with the queue on disk.'),
  labels: z
    .enum(['loki', 'otlp'])
    .prefault('loki')
    .describe("Names of labels: those that every collector sets, or OpenTelemetry's own."),
  scrapeAnnotations: z
    .boolean()
    .prefault(false)
    .describe('Annotate pods for a Prometheus that looks for prometheus.io/scrape.'),
});
