import { coalesce, isTrue, listOf, mapOf, omit, unquoted } from '../../../charts/go-template';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { withMetricsReader } from './metrics-address';
import { filled, withChanged } from './pipelines';
import type { CollectorRelease } from './release';

/** What the values say, with the telemetry of the collector itself: `baseConfig` of the chart. */
export function baseConfig({ values, dialect }: CollectorRelease): JsonObject {
  if (isTrue(values.alternateConfig)) return mapOf(values.alternateConfig);
  const signals = ['traces', 'metrics', 'logs'] as const;
  const sent = signals.filter((signal) => isTrue(valueAt(values, 'internalTelemetryViaOTLP', signal, 'enabled')));
  const given = mapOf(values.config);
  const config = dialect.metricsAddress && !sent.includes('metrics') ? withMetricsReader(given) : given;
  return sent.reduce((before, signal) => sending(values, before, signal), config);
}

function sending(values: JsonObject, config: JsonObject, signal: 'traces' | 'metrics' | 'logs'): JsonObject {
  const before = signal === 'metrics' ? withoutScraping(config) : config;
  const exporter = { exporter: { otlp: otlpExporter(values, signal) } };
  const sent: JsonObject =
    signal === 'metrics' ? { readers: [{ periodic: exporter }] } : { processors: [{ batch: exporter }] };
  return withChanged(before, ['service', 'telemetry'], (telemetry) => filled(mapOf(telemetry), { [signal]: sent }));
}

function otlpExporter(values: JsonObject, signal: string): JsonObject {
  const said = (key: string): Json | undefined =>
    coalesce(
      valueAt(values, 'internalTelemetryViaOTLP', signal, key),
      valueAt(values, 'internalTelemetryViaOTLP', key),
    );
  const headers = said('headers');
  return {
    protocol: 'http/protobuf',
    endpoint: unquoted(said('endpoint')),
    ...(isTrue(headers) && { headers }),
  };
}

/** Metrics that are sent need nobody who scrapes them. */
function withoutScraping(config: JsonObject): JsonObject {
  const receivers = withChanged(config, ['receivers'], (before) => omit(mapOf(before), 'prometheus'));
  const pipeline = valueAt(config, 'service', 'pipelines', 'metrics');
  const path = ['service', 'pipelines', 'metrics', 'receivers'];
  const pipelines = isTrue(pipeline)
    ? withChanged(receivers, path, (before) => listOf(before).filter((receiver) => receiver !== 'prometheus'))
    : receivers;
  return withChanged(pipelines, ['service', 'telemetry', 'metrics'], (before) => omit(mapOf(before), 'readers'));
}
