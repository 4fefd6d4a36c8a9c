import { type ConfigRule, oneOf, positive, refuse } from './config-rule';

const LIMITS = 'pkg/validation/limits.go Limits.Validate';
const OTLP = 'pkg/loghttp/push/otlp_config.go AttributesConfig.UnmarshalYAML';

/** Codecs of pkg/compression/codec.go: their case does not matter. */
export const LOKI_CODECS = ['none', 'gzip', 'lz4-64k', 'snappy', 'lz4-256k', 'lz4-1M', 'lz4', 'flate', 'zstd'];

/** Lists of attributes for OTLP, each of which reads itself. */
const ATTRIBUTES = [
  'limits_config.otlp_config.resource_attributes.attributes_config.*',
  'limits_config.otlp_config.scope_attributes.*',
  'limits_config.otlp_config.log_attributes.*',
];

/** Selectors in braces, one matcher at least: whether LogQL reads the rest is not told here. */
const isNoSelector = (text: string | undefined) => text !== undefined && !/^\s*\{.*\}\s*$/s.test(text);

/** The rules of limits_config, and of what is set there for a tenant. */
export const LOKI_LIMITS_RULES: readonly ConfigRule[] = [
  refuse({
    at: 'limits_config.retention_stream.*.period',
    source: LIMITS,
    kind: 'out-of-range',
    expected: 'a duration of 24h or more',
    when: (settings, path) => (settings.duration(path) ?? Number.POSITIVE_INFINITY) < 24 * 3600e9,
  }),
  ...[
    'limits_config.retention_stream.*.selector',
    'limits_config.policy_stream_mapping.*.*.selector',
    'distributor.default_policy_stream_mappings.*.*.selector',
  ].map((at) =>
    refuse({
      at,
      source: LIMITS,
      kind: 'not-allowed',
      expected: 'a selector of streams, such as {namespace="dev"}',
      when: (settings, path) => isNoSelector(settings.text(path)),
    }),
  ),
  oneOf(LIMITS, 'limits_config.deletion_mode', ['disabled', 'filter-only', 'filter-and-delete']),
  oneOf(LIMITS, 'limits_config.tsdb_sharding_strategy', ['power_of_two', 'bounded']),
  oneOf(LIMITS, 'limits_config.bloom_block_encoding', LOKI_CODECS, true),
  positive(LIMITS, 'limits_config.tsdb_max_bytes_per_shard', 'size'),
  ...ATTRIBUTES.flatMap((list) => [
    oneOf(OTLP, `${list}.action`, ['index_label', 'structured_metadata', 'drop', '']),
    refuse({
      at: list,
      source: OTLP,
      kind: 'required',
      expected: 'either attributes or regex',
      when: (settings, path) => {
        if (settings.value(path) === null) return false;
        const named = (settings.count([...path, 'attributes']) ?? 1) > 0;
        return named === (settings.value([...path, 'regex']) !== null);
      },
    }),
  ]),
  refuse({
    at: 'limits_config.otlp_config.scope_attributes.*.action',
    source: 'pkg/loghttp/push/otlp_config.go OTLPConfig.Validate',
    kind: 'not-allowed',
    expected: 'another action: only attributes of resources become labels',
    allowed: ['structured_metadata', 'drop'],
    when: (settings, path) => settings.text(path) === 'index_label',
  }),
];
