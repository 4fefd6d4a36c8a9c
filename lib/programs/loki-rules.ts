import { type ConfigRule, fixed, isSince, oneOf, pathOf, positive, provided, refuse } from './config-rule';
import { isDay } from './go-time';
import { LOKI_CACHE_RULES } from './loki-cache-rules';
import { LOKI_CODECS, LOKI_LIMITS_RULES } from './loki-limits-rules';
import { isPathPrefix, LOKI_SCHEMA_RULES } from './loki-schema-rules';
import { LOKI_STORAGE_RULES } from './loki-storage-rules';
import { LOKI_SWITCHED_RULES } from './loki-switched-rules';
import { PROMETHEUS_RULES } from './prometheus-rules';
import type { Settings } from './settings';

const INGESTER = 'pkg/ingester/ingester.go Config.Validate';
const COMPACTOR = 'pkg/compactor/config.go Config.Validate';
const GRPC = 'grpcclient/grpcclient.go Config.Validate in grafana/dskit';
const DIRECTORIES = 'pkg/loki/validation.go validateDirectoriesExist';
const PATTERN = 'pkg/pattern/ingester.go Config.Validate';

const GRPC_CLIENTS = [
  'frontend_worker.grpc_client_config',
  'frontend_worker.query_frontend_grpc_client',
  'frontend_worker.query_scheduler_grpc_client',
  'ingest_limits_frontend_client.grpc_client_config',
  'storage_config.bigtable.grpc_client_config',
];

const isSet = (settings: Settings, path: string) => (settings.text(pathOf(path)) ?? '') !== '';
const isEmpty = (settings: Settings, path: string) => settings.text(pathOf(path)) === '';
const retains = (settings: Settings) => settings.flag(pathOf('compactor.retention_enabled'));

const stores = (settings: Settings): readonly (string | undefined)[] =>
  settings.places(pathOf('schema_config.configs.*.store')).map((path) => settings.text(path));

/** The directories of a shipper are needed where a period uses it, and `common.path_prefix` gives them a default. */
const shipperDirectories = [
  { store: 'tsdb', section: 'tsdb_shipper' },
  { store: 'boltdb-shipper', section: 'boltdb_shipper' },
].flatMap(({ store, section }) =>
  ['active_index_directory', 'cache_location'].map((key) =>
    refuse({
      at: `storage_config.${section}.${key}`,
      source: DIRECTORIES,
      kind: 'required',
      expected: 'a directory, or common.path_prefix above it',
      when: (settings, path) =>
        stores(settings).includes(store) &&
        settings.text(path) === '' &&
        (settings.isWritten(path) || isEmpty(settings, 'common.path_prefix')),
    }),
  ),
);

/** What Loki refuses beyond types, by the `Validate` of each section. */
export const LOKI_RULES: readonly ConfigRule[] = [
  ...LOKI_SCHEMA_RULES,
  ...LOKI_LIMITS_RULES,
  ...LOKI_STORAGE_RULES,
  ...LOKI_CACHE_RULES,
  ...PROMETHEUS_RULES,
  ...LOKI_SWITCHED_RULES,
  ...shipperDirectories,

  oneOf(INGESTER, 'ingester.chunk_encoding', LOKI_CODECS, true),
  oneOf('pkg/blockbuilder/builder/builder.go Config.Validate', 'block_builder.chunk_encoding', LOKI_CODECS, true),
  refuse({
    at: 'block_scheduler.lookback_period',
    source: 'pkg/blockbuilder/scheduler/scheduler.go Config.Validate',
    kind: 'out-of-range',
    expected: '0 or more, or -2ns or -1ns for the oldest or the newest',
    when: (settings, path) => (settings.duration(path) ?? 0) < -2,
  }),
  positive(INGESTER, 'ingester.flush_op_timeout', 'duration'),
  positive(INGESTER, 'ingester.flush_op_backoff.max_retries'),
  positive(INGESTER, 'ingester.index_shards'),
  refuse({
    at: 'ingester.flush_op_backoff.min_period',
    source: INGESTER,
    kind: 'out-of-range',
    expected: 'no more than max_period beside it',
    when: (settings, path, parent) =>
      (settings.duration(path) ?? 0) > (settings.duration([...parent, 'max_period']) ?? Number.POSITIVE_INFINITY),
  }),
  provided(
    (settings) => settings.flag(pathOf('ingester.wal.enabled')),
    positive('pkg/ingester/wal.go WALConfig.Validate', 'ingester.wal.checkpoint_duration', 'duration'),
  ),
  refuse({
    at: 'ingester.index_shards',
    source: 'pkg/loki/config_compat.go ensureInvertedIndexShardingCompatibility',
    kind: 'out-of-range',
    expected: 'a power of two',
    when: (settings, path) => {
      const shards = settings.number(path) ?? 1;
      return shards > 0 && stores(settings).includes('tsdb') && !Number.isInteger(Math.log2(Math.trunc(shards)));
    },
  }),

  provided(
    retains,
    refuse({
      at: 'compactor.delete_request_store',
      source: COMPACTOR,
      kind: 'required',
      expected: 'the store for requests to delete, such as that of schema_config, as long as retention_enabled is true',
      when: (settings, path) => settings.text(path) === '',
    }),
  ),
  provided(
    retains,
    refuse({
      at: 'compactor.delete_request_store_key_prefix',
      source: COMPACTOR,
      kind: 'not-allowed',
      expected: 'a prefix such as index/, with a / at its end and none at its start',
      when: (settings, path) => !isPathPrefix(settings.text(path) ?? 'index/'),
    }),
  ),
  refuse({
    at: 'compactor.jobs_config.deletion.deletion_manifest_store_prefix',
    source: 'pkg/compactor/config.go DeletionJobsConfig.Validate',
    kind: 'not-allowed',
    expected: 'a prefix with a / at its end',
    when: (settings, path) => isSince(settings, 7) && !(settings.text(path) ?? '/').endsWith('/'),
  }),
  refuse({
    at: 'compactor.deletion_marker_object_store_prefix',
    source: COMPACTOR,
    kind: 'not-allowed',
    expected: 'a prefix with a / at its end',
    when: (settings, path) => retains(settings) === true && !(settings.text(path) || '/').endsWith('/'),
  }),
  refuse({
    at: 'ingester.delegate_stream_limits_enabled',
    source: 'pkg/loki/loki.go Config.Validate',
    kind: 'not-allowed',
    expected: 'false as long as ingest_limits.enabled is false',
    when: (settings, path) => settings.flag(path) === true && settings.flag(pathOf('ingest_limits.enabled')) === false,
  }),
  positive(COMPACTOR, 'compactor.max_compaction_parallelism'),
  positive('pkg/compactor/jobqueue/worker.go WorkerConfig.Validate', 'compactor.worker_config.num_sub_workers'),
  fixed(COMPACTOR, 'compactor.compactor_ring.num_tokens', 1),
  fixed(COMPACTOR, 'compactor.compactor_ring.replication_factor', 1),
  fixed('pkg/scheduler/scheduler.go Config.Validate', 'query_scheduler.scheduler_ring.num_tokens', 1),
  fixed('pkg/scheduler/scheduler.go Config.Validate', 'query_scheduler.scheduler_ring.replication_factor', 2),
  fixed('pkg/indexgateway/config.go Config.Validate', 'index_gateway.ring.num_tokens', 128),
  refuse({
    at: 'compactor.working_directory',
    source: DIRECTORIES,
    kind: 'required',
    expected: 'a directory',
    // Up to 3.3 nothing is its default, which common.path_prefix takes the place of.
    when: (settings, path) =>
      stores(settings).some((store) => store === 'tsdb' || store === 'boltdb-shipper') &&
      settings.text(path) === '' &&
      (isSince(settings, 4) || isEmpty(settings, 'common.path_prefix')),
  }),

  refuse({
    at: 'frontend_worker.scheduler_address',
    source: 'pkg/querier/worker/worker.go Config.Validate',
    kind: 'not-allowed',
    expected: 'nothing as long as frontend_address stands beside it',
    when: (settings, path) => isSet(settings, 'frontend_worker.frontend_address') && (settings.text(path) ?? '') !== '',
  }),
  ...GRPC_CLIENTS.map((client) => oneOf(GRPC, `${client}.grpc_compression`, ['gzip', 'snappy', ''])),
  refuse({
    at: 'querier.query_ingester_only',
    source: 'pkg/querier/querier.go Config.Validate',
    kind: 'not-allowed',
    expected: 'false as long as query_store_only is true',
    when: (settings, path, parent) =>
      settings.flag(path) === true && settings.flag([...parent, 'query_store_only']) === true,
  }),
  refuse({
    at: 'querier.dataobj_storage_start',
    source: 'pkg/querier/querier.go Config.Validate',
    kind: 'not-allowed',
    expected: 'a day, such as "2026-01-31"',
    when: (settings, path) => !isDay(settings.text(path) || '2026-01-31'),
  }),
  refuse({
    at: 'frontend_worker.grpc_client_config',
    source: 'pkg/loki/config_wrapper.go applyCommonQuerierWorkerGRPCConfig',
    kind: 'not-allowed',
    expected: 'nothing as long as query_frontend_grpc_client or query_scheduler_grpc_client says anything',
    when: (settings, path, parent) =>
      settings.differs(path) &&
      ['query_frontend_grpc_client', 'query_scheduler_grpc_client'].some((key) => settings.differs([...parent, key])),
  }),
  refuse({
    at: 'common.path_prefix',
    source: 'pkg/loki/config_wrapper.go tokensFile',
    kind: 'required',
    expected: 'a directory as long as common.persist_tokens is true',
    when: (settings, path) => settings.flag(pathOf('common.persist_tokens')) === true && settings.text(path) === '',
  }),
  refuse({
    at: 'distributor.ingester_writes_enabled',
    source: 'pkg/distributor/distributor.go Config.Validate',
    kind: 'not-allowed',
    expected: 'true as long as kafka_writes_enabled is false',
    when: (settings, path, parent) =>
      settings.flag(path) === false && settings.flag([...parent, 'kafka_writes_enabled']) === false,
  }),
  refuse({
    at: 'ruler.remote_write.clients',
    source: 'pkg/ruler/config.go RemoteWriteConfig.Validate',
    kind: 'required',
    expected: 'a client with a url as long as enabled is true',
    when: (settings, path, parent) =>
      settings.flag([...parent, 'enabled']) === true &&
      settings.count(path) === 0 &&
      settings.value([...parent, 'client', 'url']) === null,
  }),
  fixed(PATTERN, 'pattern_ingester.lifecycler.ring.replication_factor', 1),
  refuse({
    at: 'pattern_ingester.retain_for',
    source: PATTERN,
    kind: 'out-of-range',
    expected: 'at least max_chunk_age beside it',
    when: (settings, path, parent) =>
      (settings.duration(path) ?? Number.POSITIVE_INFINITY) < (settings.duration([...parent, 'max_chunk_age']) ?? 0),
  }),
  refuse({
    at: 'pattern_ingester.max_chunk_age',
    source: PATTERN,
    kind: 'out-of-range',
    expected: 'at least pattern_sample_interval beside it',
    when: (settings, path, parent) =>
      (settings.duration(path) ?? Number.POSITIVE_INFINITY) <
      (settings.duration([...parent, 'pattern_sample_interval']) ?? 0),
  }),
  refuse({
    at: 'pattern_ingester.volume_threshold',
    source: PATTERN,
    kind: 'out-of-range',
    expected: 'a number from 0 to 1',
    when: (settings, path) => {
      const threshold = settings.number(path) ?? 0;
      return threshold < 0 || threshold > 1;
    },
  }),
];
