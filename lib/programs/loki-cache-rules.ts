import type { ConfigPath } from './config-problem';
import { type ConfigRule, oneOf, pathOf, provided, refuse } from './config-rule';
import type { Settings } from './settings';

const RESULTS = 'pkg/querier/queryrange/queryrangebase/results_cache.go ResultsCacheConfig.Validate';
const QUERY_RANGE = 'pkg/querier/queryrange/queryrangebase/roundtrip.go Config.Validate';

/** The caches that are judged, and what turns each on. */
const CACHES = [
  { cache: 'query_range.results_cache', switchedBy: 'query_range.cache_results' },
  { cache: 'query_range.index_stats_results_cache', switchedBy: 'query_range.cache_index_stats_results' },
];

/** Loki turns the embedded cache on where no other is configured, unless it is written off: applyEmbeddedCacheConfig. */
function hasNoCache(settings: Settings, cache: ConfigPath): boolean {
  const reads = (...below: readonly string[]) => settings.text([...cache, ...below]);
  const other = [reads('memcached_client', 'host'), reads('memcached_client', 'addresses'), reads('redis', 'endpoint')];
  const embedded = [...cache, 'embedded_cache', 'enabled'];
  return other.every((text) => text === '') && settings.isWritten(embedded) && settings.flag(embedded) === false;
}

/** The rules of query_range. */
export const LOKI_CACHE_RULES: readonly ConfigRule[] = [
  ...CACHES.flatMap(({ cache, switchedBy }) => {
    const isOn = (settings: Settings) => settings.flag(pathOf(switchedBy));
    return [
      provided(isOn, oneOf(RESULTS, `${cache}.compression`, ['snappy', ''])),
      provided(
        isOn,
        refuse({
          at: `${cache}.cache`,
          source: RESULTS,
          kind: 'required',
          expected: `a cache as long as ${switchedBy} is true`,
          when: hasNoCache,
        }),
      ),
    ];
  }),
  refuse({
    at: 'query_range.shard_aggregations',
    source: QUERY_RANGE,
    kind: 'not-allowed',
    expected: 'nothing as long as parallelise_shardable_queries is false',
    when: (settings, path, parent) =>
      (settings.text(path) ?? '') !== '' && settings.flag([...parent, 'parallelise_shardable_queries']) === false,
  }),
  refuse({
    at: 'frontend.encoding',
    source: 'pkg/loki/config_compat.go ensureProtobufEncodingForAggregationSharding',
    kind: 'not-allowed',
    expected: 'protobuf as long as query_range.shard_aggregations names any',
    when: (settings, path) =>
      (settings.text(pathOf('query_range.shard_aggregations')) ?? '') !== '' &&
      (settings.text(path) ?? 'protobuf') !== 'protobuf',
  }),
];
