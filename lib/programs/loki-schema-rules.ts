import type { ConfigPath, ConfigProblem } from './config-problem';
import { type ConfigRule, oneOf, pathOf, refuse } from './config-rule';
import type { Settings } from './settings';

const SCHEMA = 'pkg/storage/config/schema_config.go';
const VALIDATION = 'pkg/loki/validation.go';
const DAY = 24 * 3600e9;

const CONFIGS = pathOf('schema_config.configs');

/** pkg/storage/types: supported, deprecated and testing names. */
const INDEX_TYPES = [
  'tsdb',
  'boltdb-shipper',
  'aws',
  'aws-dynamo',
  'bigtable',
  'bigtable-hashed',
  'boltdb',
  'cassandra',
  'gcp',
  'gcp-columnkey',
  'grpc-store',
  'inmemory',
];

const OBJECT_TYPES = [
  'filesystem',
  's3',
  'aws',
  'gcs',
  'azure',
  'swift',
  'alibabacloud',
  'bos',
  'cos',
  'aws-dynamo',
  'bigtable',
  'bigtable-hashed',
  'cassandra',
  'gcp',
  'gcp-columnkey',
  'grpc-store',
  'inmemory',
  'noop',
];

/** `SupportedBackends` of pkg/storage/bucket/client.go. */
const OBJSTORE_TYPES = ['s3', 'gcs', 'azure', 'swift', 'filesystem', 'alibabacloud', 'bos'];

const CHUNK_TABLE_TYPES = [
  'cassandra',
  'aws-dynamo',
  'bigtable-hashed',
  'gcp',
  'gcp-columnkey',
  'bigtable',
  'grpc-store',
];

const usesObjstore = (settings: Settings) => settings.flag(pathOf('storage_config.use_thanos_objstore'));

function namedStores(settings: Settings, objstore: boolean): readonly string[] {
  const below = objstore ? 'storage_config.object_store.named_stores.*.*' : 'storage_config.named_stores.*.*';
  return settings.places(pathOf(below)).map((path) => String(path.at(-1)));
}

/** An object store is one of those known, or one of the stores that are named. */
function objectStoreProblems(settings: Settings): readonly ConfigProblem[] {
  const objstore = usesObjstore(settings);
  if (objstore === undefined) return [];
  const allowed = [...(objstore ? OBJSTORE_TYPES : OBJECT_TYPES), ...namedStores(settings, objstore)];
  return oneOf(VALIDATION, 'schema_config.configs.*.object_store', allowed).find(settings);
}

/** The schema version as Loki counts it, whatever stands around the digits. */
function version(settings: Settings, period: ConfigPath): number | undefined {
  const text = settings.text([...period, 'schema']);
  const digits = text?.replace(/^v+|v+$/g, '');
  return digits !== undefined && /^[+-]?\d+$/.test(digits) ? Number(digits) : undefined;
}

/** The last period stands for the one that is active now: here is no clock, and lines are written with the newest. */
function lastPeriod(settings: Settings): ConfigPath | undefined {
  return settings.places([...CONFIGS, '*']).at(-1);
}

function newestPeriodProblems(settings: Settings): readonly ConfigProblem[] {
  const period = lastPeriod(settings);
  if (!period || settings.flag(pathOf('limits_config.allow_structured_metadata')) !== true) return [];
  const unless = 'as long as limits_config.allow_structured_metadata is true';
  const store = settings.text([...period, 'store']);
  const old = (version(settings, period) ?? 13) < 13;
  return [
    ...(old ? [problem([...period, 'schema'], `v13, ${unless}`)] : []),
    ...(store !== undefined && store !== 'tsdb' ? [problem([...period, 'store'], `tsdb, ${unless}`)] : []),
  ];
}

function problem(path: ConfigPath, expected: string): ConfigProblem {
  return { path, kind: 'not-allowed', expected };
}

/** Days in order, as texts: their form is that of `YYYY-MM-DD`. */
function isNotLater(settings: Settings, path: ConfigPath): boolean {
  const place = Number(path.at(-2));
  if (place === 0) return false;
  const before = settings.text([...CONFIGS, place - 1, 'from']);
  const from = settings.text(path);
  return before !== undefined && from !== undefined && from <= before;
}

function isShipper(settings: Settings, period: ConfigPath): boolean {
  const store = settings.text([...period, 'store']);
  // Only the newest boltdb-shipper period must: SchemaConfig.Validate.
  return store === 'tsdb' || (store === 'boltdb-shipper' && String(period) === String(lastPeriod(settings)));
}

/** The rules of schema_config. */
export const LOKI_SCHEMA_RULES: readonly ConfigRule[] = [
  refuse({
    at: 'schema_config.configs',
    source: `${SCHEMA} SchemaConfig.Validate`,
    kind: 'required',
    expected: 'at least one period',
    when: (settings, path) => settings.count(path) === 0,
  }),
  refuse({
    at: 'schema_config.configs.*.schema',
    source: `${SCHEMA} PeriodConfig.validate and VersionAsInt`,
    kind: 'not-allowed',
    expected: 'a schema version from v9 to v13',
    allowed: ['v13', 'v12', 'v11', 'v10', 'v9'],
    when: (settings, path, period) => {
      const number = version(settings, period);
      return settings.text(path) !== undefined && (number === undefined || number < 9 || number > 13);
    },
  }),
  refuse({
    at: 'schema_config.configs.*.from',
    source: `${SCHEMA} SchemaConfig.Validate`,
    kind: 'out-of-range',
    expected: 'a later day than the period before',
    when: isNotLater,
  }),
  refuse({
    at: 'schema_config.configs.*.index.period',
    source: `${SCHEMA} PeriodConfig.validate`,
    kind: 'out-of-range',
    expected: '24h',
    when: (settings, path) => isShipper(settings, path.slice(0, -2)) && (settings.duration(path) ?? DAY) !== DAY,
  }),
  ...['index', 'chunks'].map((table) =>
    refuse({
      at: `schema_config.configs.*.${table}.period`,
      source: `${SCHEMA} PeriodicTableConfig.Validate`,
      kind: 'out-of-range',
      expected: 'a multiple of 24h',
      when: (settings, path) => {
        const period = settings.duration(path) ?? 0;
        return period > 0 && period % DAY !== 0 && !(table === 'index' && isShipper(settings, path.slice(0, -2)));
      },
    }),
  ),
  refuse({
    at: 'schema_config.configs.*.index.path_prefix',
    source: `${SCHEMA} ValidatePathPrefix`,
    kind: 'not-allowed',
    expected: 'a prefix such as index/, with a / at its end and none at its start',
    when: (settings, path) => !isPathPrefix(settings.text(path) || 'index/'),
  }),
  refuse({
    at: 'schema_config.configs.*.chunks.prefix',
    source: `${SCHEMA} validateChunks`,
    kind: 'required',
    expected: 'the prefix of the tables',
    when: (settings, path) => {
      const period = path.slice(0, -2);
      const store = settings.text([...period, 'object_store']) || settings.text([...period, 'store']);
      return CHUNK_TABLE_TYPES.includes(store ?? '') && settings.text(path) === '';
    },
  }),
  oneOf(`${VALIDATION} validateSchemaValues`, 'schema_config.configs.*.store', INDEX_TYPES),
  { source: `${VALIDATION} validateSchemaValues`, find: objectStoreProblems },
  { source: `${VALIDATION} validateSchemaRequirements`, find: newestPeriodProblems },
];

/** What Loki takes as a prefix of paths in a bucket. */
export function isPathPrefix(text: string): boolean {
  return /^[^/\\][^\\]*$/.test(text) && text.endsWith('/');
}
