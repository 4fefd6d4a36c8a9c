import { type Json, valueAt } from '../../kubernetes/json';
import { Duration } from '../../units/duration';

/** How long lines are kept. */
export type Kept = Duration | 'for ever';

/** Reads a time as Loki does: none is deleted at `0s`. @returns `undefined` if nobody can tell */
export function keptFor(period: Json | undefined): Kept | undefined {
  const duration = Duration.parse(String(period ?? '0s'));
  return duration?.milliseconds === 0 ? 'for ever' : duration;
}

/** Whether a Loki deletes lines that are older than it keeps them. */
export function isDeleting(config: Json): boolean {
  return valueAt(config, 'compactor', 'retention_enabled') === true;
}

/** In milliseconds. */
export function lengthOf(time: Kept): number {
  return time === 'for ever' ? Number.POSITIVE_INFINITY : time.milliseconds;
}

/** As people say it. */
export function inDays(time: Kept): string {
  const days = lengthOf(time) / Duration.days(1).milliseconds;
  return Number.isInteger(days) ? `${days}d` : String(time);
}

/** Completes "kept": `for 30d`. */
export function spanOf(time: Kept): string {
  return time === 'for ever' ? time : `for ${inDays(time)}`;
}

/** How long marked chunks stay (grafana/loki@v3.6.3:pkg/compactor/config.go, RetentionDeleteDelay). */
export function deleteDelay(config: Json): string {
  return String(valueAt(config, 'compactor', 'retention_delete_delay') ?? '2h');
}
