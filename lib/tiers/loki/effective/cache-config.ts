import { isTrue, mapOf, unquoted } from '../../../charts/go-template';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { memcachedAddresses } from './names';
import { at, type LokiRelease } from './release';

/** The block `chunk_store_config`; none while the chart runs no cache for chunks. */
export function chunkStore(release: LokiRelease): JsonObject {
  const cache = mapOf(at(release, 'chunksCache'));
  if (!isTrue(cache.enabled)) return {};
  return {
    chunk_store_config: { chunk_cache_config: chunkCache(release, cache), ...secondLevel(release, mapOf(cache.l2)) },
  };
}

function secondLevel(release: LokiRelease, l2: JsonObject): JsonObject {
  if (!release.dialect.cacheLevels || !isTrue(l2.enabled)) return {};
  return { l2_chunk_cache_handoff: unquoted(l2.l2ChunkCacheHandoff), chunk_cache_config_l2: chunkCache(release, l2) };
}

function chunkCache(release: LokiRelease, cache: JsonObject): JsonObject {
  return {
    ...written(cache),
    memcached: { batch_size: unquoted(cache.batchSize), parallelism: unquoted(cache.parallelism) },
    memcached_client: { ...client(addressesOf(release, 'chunks-cache', cache), cache), max_idle_conns: 72 },
  };
}

/** The block `query_range`. What the chart says of its results cache comes last, and counts. */
export function queryRange(release: LokiRelease): JsonObject {
  const cache = mapOf(at(release, 'resultsCache'));
  return {
    query_range: {
      align_queries_with_step: true,
      ...mapOf(at(release, 'loki', 'query_range')),
      ...(isTrue(cache.enabled) && { cache_results: true, results_cache: { cache: resultsCache(release, cache) } }),
    },
  };
}

function resultsCache(release: LokiRelease, cache: JsonObject): JsonObject {
  const addresses = addressesOf(release, 'results-cache', cache);
  return { ...written(cache), memcached_client: { ...client(addresses, cache), update_interval: '1m' } };
}

/** How long entries are valid, and how they are written. */
function written(cache: JsonObject): JsonObject {
  return {
    default_validity: unquoted(cache.defaultValidity),
    background: {
      writeback_goroutines: unquoted(cache.writebackParallelism),
      writeback_buffer: unquoted(cache.writebackBuffer),
      writeback_size_limit: unquoted(cache.writebackSizeLimit),
    },
  };
}

/** Where a cache is called: older versions do not ask the values. */
function addressesOf(release: LokiRelease, component: string, cache: JsonObject): Json {
  return release.dialect.cacheAddresses ? unquoted(cache.addresses) : memcachedAddresses(release, component, '');
}

function client(addresses: Json, cache: JsonObject): JsonObject {
  return { addresses, consistent_hash: true, timeout: unquoted(cache.timeout) };
}
