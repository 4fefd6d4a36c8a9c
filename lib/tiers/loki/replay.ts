import type { JsonObject } from '../../kubernetes/json';
import { Size } from '../../units/size';

/** Share of its memory that Loki may fill with what it reads from the write-ahead log when it starts. */
const SHARE = 0.75;

/**
 * Settings below `ingester` of Loki by which it stores lines before they fill its memory. It does so at 4 GB by itself,
 * whatever its container may use: grafana/loki@{v3.6.3,v3.7.6}:pkg/ingester/{wal,replay_controller}.go. With less memory
 * it would be killed at each start, by the log of what it had taken in before.
 * @param memory limit of the container, as Kubernetes reads it
 */
export function replayConfig(memory: string | undefined): JsonObject {
  const limit = memory === undefined ? undefined : Size.parse(memory);
  if (limit === undefined) return {};
  return { wal: { replay_memory_ceiling: `${Math.floor((limit.bytes * SHARE) / 2 ** 20)}MB` } };
}
