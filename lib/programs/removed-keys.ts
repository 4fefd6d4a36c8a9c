import type { ConfigPath } from './config-problem';
import type { ProgramName } from './program-model';

/** Keys that a program once knew, by their paths without places in lists, and what became of them. */
type Removed = Readonly<Record<string, string>>;

const SSE = 'all buckets are encrypted with SSE-S3 now; sse.type chooses another way';
const STORE_OF_THE_PERIOD = 'the index is kept in object_store of its period in schema_config';
const PREFIX_OF_THE_PERIOD = 'index.path_prefix of a period in schema_config took its place';
const QUERIERS = 'querier.max_concurrent took its place';
const CACHE_WRITERS = 'background.writeback_goroutines of each cache took its place';
const CACHE_BUFFER = 'background.writeback_buffer of each cache took its place';

/**
 * Removed in 3.0 unless another version is named: docs/sources/setup/upgrade/_index.md and
 * tools/deprecated-config-checker/deleted-config.yaml in grafana/loki@v3.7.6.
 */
const LOKI: Removed = {
  'ingester.max_transfer_retries': 'the write-ahead log (ingester.wal) took its place, which new ingesters replay',
  'querier.engine.timeout': 'limits_config.query_timeout took its place',
  'querier.query_timeout': 'limits_config.query_timeout took its place',
  'query_range.split_queries_by_interval': 'limits_config.split_queries_by_interval took its place',
  'query_range.forward_headers_list': 'it went without a successor',
  'frontend_worker.parallelism': QUERIERS,
  'frontend_worker.match_max_concurrent': QUERIERS,
  'common.storage.s3.sse_encryption': SSE,
  'ruler.storage.s3.sse_encryption': SSE,
  'storage_config.aws.sse_encryption': SSE,
  'common.storage.filesystem.admin_api_directory': 'it went in 3.5 without a successor',
  'storage_config.boltdb_shipper.shared_store': STORE_OF_THE_PERIOD,
  'storage_config.boltdb_shipper.shared_store_key_prefix': PREFIX_OF_THE_PERIOD,
  'storage_config.boltdb_shipper.use_boltdb_shipper_as_backup': 'it went without a successor',
  'storage_config.tsdb_shipper.shared_store': STORE_OF_THE_PERIOD,
  'storage_config.tsdb_shipper.shared_store_key_prefix': PREFIX_OF_THE_PERIOD,
  'storage_config.tsdb_shipper.use_boltdb_shipper_as_backup': 'it went without a successor',
  'compactor.deletion_mode': 'limits_config.deletion_mode took its place',
  'compactor.shared_store': 'it compacts every store of schema_config; delete_request_store names that of deletions',
  'compactor.shared_store_key_prefix': 'delete_request_store_key_prefix took its place',
  'chunk_store_config.max_look_back_period': 'limits_config.max_query_lookback took its place',
  'limits_config.ruler_evaluation_delay_duration': 'it went without a successor',
  'limits_config.enforce_metric_name': 'it went without a successor: Loki has no metric names',
  bloom_compactor: 'it went in 3.3: bloom_build took its place',
  'chunk_store_config.chunk_cache_config.async_cache_write_back_concurrency': CACHE_WRITERS,
  'chunk_store_config.chunk_cache_config.async_cache_write_back_buffer_size': CACHE_BUFFER,
};

/**
 * Removed components by their section and type, and a setting: the changelogs of open-telemetry/opentelemetry-collector
 * (0.111 for logging, `disableAddressFieldForInternalTelemetry` for the address) and of its contrib (0.131 for loki).
 */
const OTELCOL: Removed = {
  'exporters.logging': 'the exporter debug took its place',
  'exporters.loki': 'the exporter otlp_http took its place, with /otlp of Loki as its endpoint',
  'service.telemetry.metrics.address': 'service.telemetry.metrics.readers took its place',
};

const REMOVED: Readonly<Record<ProgramName, Removed>> = { loki: LOKI, otelcol: OTELCOL, promtail: {} };

/** Says what became of a removed key. @returns `undefined` for a key that the program never knew */
export function removedKey(program: ProgramName, path: ConfigPath): string | undefined {
  const name = path.filter((step) => typeof step === 'string').join('.');
  return Object.hasOwn(REMOVED[program], name) ? REMOVED[program][name] : undefined;
}
