import type { Json, JsonObject } from '../../kubernetes/json';
import { byteSize } from '../../programs/go-size';
import { Duration } from '../../units/duration';

/** A limit beyond which Loki does not take a line. */
export interface Limit {
  readonly key: string;

  /** What Loki refuses for good, completing "Loki refuses …". @default - it answers 429, after which collectors try again */
  readonly refused?: string;

  /** Reads it as a number of which less takes less. @returns `undefined` if nobody can tell */
  readonly read: (limits: JsonObject) => number | undefined;

  /** As people say it. */
  readonly said: (limits: JsonObject) => string;
}

/** Defaults are those of grafana/loki@v3.6.3:pkg/validation/limits.go; 0 is no limit. */
export const LIMITS: readonly Limit[] = [
  size('max_line_size', '256KB', 'longer lines'),
  size('max_structured_metadata_size', '64KB', 'lines with more structured metadata'),
  count('max_structured_metadata_entries_count', 128, 'lines with more structured metadata'),
  count('max_label_names_per_series', 15, 'lines with more labels'),
  count('max_label_value_length', 2048, 'lines with longer values of labels'),
  count('max_label_name_length', 1024, 'lines with longer names of labels'),
  oldest(),
  metadata(),
  count('ingestion_rate_mb', 4),
  count('ingestion_burst_size_mb', 6),
  count('max_global_streams_per_user', 5000),
  count('max_streams_per_user', 0),
  size('per_stream_rate_limit', '3MB'),
  size('per_stream_rate_limit_burst', '15MB'),
];

const NONE = Number.POSITIVE_INFINITY;

function count(key: string, otherwise: number, refused?: string): Limit {
  return limit(key, otherwise, Number, refused);
}

function size(key: string, otherwise: string, refused?: string): Limit {
  return limit(key, otherwise, (value) => byteSize(String(value)), refused);
}

function limit(key: string, otherwise: Json, toNumber: (value: Json) => number | undefined, refused?: string): Limit {
  const saidOf = (limits: JsonObject) => limits[key] ?? otherwise;
  const read = (limits: JsonObject) => {
    const number = toNumber(saidOf(limits));
    return number === 0 ? NONE : Number.isNaN(number) ? undefined : number;
  };
  return {
    key,
    ...(refused !== undefined && { refused }),
    read,
    said: (limits) => (read(limits) === NONE ? 'no limit' : String(saidOf(limits))),
  };
}

/** Lines of whatever age are taken, if old ones are not refused. */
function oldest(): Limit {
  const key = 'reject_old_samples_max_age';
  const ageOf = (limits: JsonObject) => String(limits[key] ?? '7d');
  const isOpen = ({ reject_old_samples: rejects }: JsonObject) => rejects === false;
  return {
    key,
    refused: 'older lines, as collectors send them after an outage',
    read: (limits) => (isOpen(limits) ? NONE : Duration.parse(ageOf(limits))?.milliseconds),
    said: (limits) => (isOpen(limits) ? 'no limit' : ageOf(limits)),
  };
}

/** Over OTLP, nearly every line brings some. */
function metadata(): Limit {
  const key = 'allow_structured_metadata';
  const isOpen = (limits: JsonObject) => limits[key] !== false;
  return {
    key,
    refused: 'lines that bring structured metadata, as nearly all over OTLP do',
    read: (limits) => Number(isOpen(limits)),
    said: (limits) => String(isOpen(limits)),
  };
}
