import { type ConfigRule, isSince, pathOf, positive, provided, refuse } from './config-rule';
import type { Settings } from './settings';

const LIMITS = 'pkg/limits/config.go Config.Validate';

const isOn = (path: string) => (settings: Settings) => settings.flag(pathOf(path));

const isBefore36 = (settings: Settings) => !isSince(settings, 6);

/** A text that must be there as long as something is switched on. */
function needed(source: string, at: string, switchedBy: string): ConfigRule {
  const expected = `a value as long as ${switchedBy} is true`;
  const when: Parameters<typeof refuse>[0]['when'] = (settings, path) => settings.text(path) === '';
  return provided(isOn(switchedBy), refuse({ at, source, kind: 'required', expected, when }));
}

/** Sections that are judged only if they are on. */
export const LOKI_SWITCHED_RULES: readonly ConfigRule[] = [
  needed('pkg/bloomgateway/client.go ClientConfig.Validate', 'bloom_gateway.client.addresses', 'bloom_gateway.enabled'),
  needed(
    'pkg/bloombuild/builder/config.go Config.Validate',
    'bloom_build.builder.planner_address',
    'bloom_build.enabled',
  ),
  needed(LIMITS, 'ingest_limits.topic', 'ingest_limits.enabled'),
  needed(LIMITS, 'ingest_limits.consumer_group', 'ingest_limits.enabled'),
  ...['active_window', 'rate_window', 'bucket_size', 'eviction_interval'].map((key) =>
    provided(isOn('ingest_limits.enabled'), positive(LIMITS, `ingest_limits.${key}`, 'duration')),
  ),
  provided(isOn('ingest_limits.enabled'), positive(LIMITS, 'ingest_limits.num_partitions')),
  // Up to 3.5 they are judged even where they are off.
  ...['window_size', 'rate_window', 'bucket_duration'].map((key) =>
    provided(isBefore36, positive(LIMITS, `ingest_limits.${key}`, 'duration')),
  ),
  provided(isBefore36, positive(LIMITS, 'ingest_limits.num_partitions')),
  provided(
    isBefore36,
    refuse({
      at: 'ingest_limits.rate_window',
      source: LIMITS,
      kind: 'out-of-range',
      expected: 'at least bucket_duration beside it',
      when: (settings, path, parent) =>
        (settings.duration(path) ?? 0) < (settings.duration([...parent, 'bucket_duration']) ?? 0) &&
        (settings.duration(path) ?? 0) > 0,
    }),
  ),
  needed('pkg/kafka/config.go Config.Validate', 'kafka_config.topic', 'ingester.kafka_ingestion.enabled'),
  refuse({
    at: 'kafka_config.reader_config.address',
    source: 'pkg/kafka/config.go Config.Validate',
    kind: 'required',
    expected: 'an address here or in writer_config as long as ingester.kafka_ingestion.enabled is true',
    when: (settings, path) =>
      isOn('ingester.kafka_ingestion.enabled')(settings) === true &&
      settings.text(path) === '' &&
      settings.text(pathOf('kafka_config.writer_config.address')) === '' &&
      settings.text(pathOf('kafka_config.address')) === '',
  }),
];
