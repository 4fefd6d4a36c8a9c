import type { JsonObject } from '../../kubernetes/json';
import { DELETION_MODE, deletesOf, NO_DELETES } from './deletes';
import { otlpLimits } from './otlp';
import type { ChunkSettings, LokiLimits, LokiSettings } from './settings';

/** Writes `limits_config` of Loki, as far as the environment decides it. */
export function limitsConfig(settings: LokiSettings): JsonObject {
  const { retention, limits = {}, otlpIndexLabels, structuredMetadata = true } = settings;
  return {
    retention_period: retention.toGo(),
    ...(deletesOf(settings) === 'refused-by-loki' ? { [DELETION_MODE]: NO_DELETES } : {}),
    ...(structuredMetadata ? {} : { allow_structured_metadata: false }),
    ...writeLimits(limits),
    ...otlpLimits(otlpIndexLabels),
  };
}

/**
 * The streams of the whole cluster are limited: `max_streams_per_user`, which counts at each ingester, is off by
 * default, and the limit of the cluster binds beside it (grafana/loki@v3.6.3:pkg/ingester/limiter.go).
 */
function writeLimits({ ingestionRateMb, ingestionBurstMb, maxStreams }: LokiLimits): JsonObject {
  return {
    ...(ingestionRateMb === undefined ? {} : { ingestion_rate_mb: ingestionRateMb }),
    ...(ingestionBurstMb === undefined ? {} : { ingestion_burst_size_mb: ingestionBurstMb }),
    ...(maxStreams === undefined ? {} : { max_global_streams_per_user: maxStreams }),
  };
}

/** Writes the settings of chunks below `ingester` of Loki. It reads durations as Go does, and sizes in bytes. */
export function chunkConfig({ idlePeriod, maxAge, targetSize, encoding }: ChunkSettings): JsonObject {
  return {
    ...(idlePeriod === undefined ? {} : { chunk_idle_period: idlePeriod.toGo() }),
    ...(maxAge === undefined ? {} : { max_chunk_age: maxAge.toGo() }),
    ...(targetSize === undefined ? {} : { chunk_target_size: targetSize.bytes }),
    ...(encoding === undefined ? {} : { chunk_encoding: encoding }),
  };
}
