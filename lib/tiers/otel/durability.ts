import type { JsonObject } from '../../kubernetes/json';
import { STATE_PATH } from './names';
import type { BoundedRetry, OtelSettings } from './settings';

/** Parts of a collector that keep lines while the next tier does not take them. */
export interface Durability {
  /** Settings of the exporter. */
  readonly exporter: JsonObject;

  /** Extensions of the collector, by name: `file_storage/queue`, or none. */
  readonly extensions: Readonly<Record<string, JsonObject>>;

  /** Arguments of the collector. */
  readonly args: readonly string[];
}

/**
 * Without a bound, a line stays on disk until the next tier has it; when the disk space is used up, sources wait. A
 * killed process loses nothing but parts of a line of more than 16 KiB that was not complete. Nothing is synced, because
 * synced writes get through at a fifth of the rate: docs/durability.md tells what a power cut may cost.
 */
export function durability({ queue, boundedRetry }: Pick<OtelSettings, 'queue' | 'boundedRetry'>): Durability {
  if (boundedRetry) return { exporter: giveUp(boundedRetry), extensions: {}, args: [] };
  return {
    exporter: {
      retry_on_failure: { enabled: true, initial_interval: '1s', max_interval: '30s', max_elapsed_time: '0s' },
      sending_queue: {
        storage: 'file_storage/queue',
        sizer: 'bytes',
        queue_size: queue.bytes,
        block_on_overflow: true,
        batch: BATCH,
      },
    },
    extensions: { 'file_storage/queue': QUEUE_STORAGE },
    // Otherwise up to 100 lines wait in memory for 100 ms although the position behind them is stored.
    args: ['--feature-gates=stanza.synchronousLogEmitter'],
  };
}

function giveUp(retry: BoundedRetry): JsonObject {
  return {
    retry_on_failure: {
      enabled: true,
      initial_interval: retry.initialInterval.toGo(),
      max_interval: retry.maxInterval.toGo(),
      max_elapsed_time: retry.maxElapsedTime.toGo(),
      randomization_factor: retry.jitter,
    },
    sending_queue: { num_consumers: retry.consumers, queue_size: retry.queueSize, batch: BATCH },
  };
}

/**
 * Batches are made behind the queue: the batch processor would hold lines in memory that their source takes for sent.
 * Loki takes 6 MB at once (ingestion_burst_size_mb), the shipper 4 MiB over gRPC.
 */
const BATCH: JsonObject = { flush_timeout: '1s', min_size: 262144, max_size: 1048576, sizer: 'bytes' };

const QUEUE_DIRECTORY = `${STATE_PATH}/queue`;

/**
 * Compacted in its own directory: there is no other that can be written to. What a power cut has torn is put aside where
 * the collector can, so that it starts (`recreate`).
 */
const QUEUE_STORAGE: JsonObject = {
  directory: QUEUE_DIRECTORY,
  create_directory: true,
  fsync: false,
  recreate: true,
  compaction: { on_start: true, cleanup_on_start: true, directory: QUEUE_DIRECTORY },
};

/** Storage of the positions up to which files were read. */
export const POSITIONS: Readonly<Record<string, JsonObject>> = {
  'file_storage/positions': { directory: `${STATE_PATH}/positions`, create_directory: true, recreate: true },
};
