import type { Duration } from '../../units/duration';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Spells a duration as Go itself does: `15m0s`. The controller reads and writes HelmCharts, to say that it is in charge of
 * them: of a spelling that it changes, it becomes the owner, and `kubectl apply --server-side` is refused from then on
 * (golang/go@go1.26.0:src/time/time.go, Duration.String).
 */
export function goDuration({ milliseconds }: Duration): string {
  if (milliseconds < SECOND) return milliseconds === 0 ? '0s' : `${milliseconds}ms`;
  const seconds = `${(milliseconds % MINUTE) / SECOND}s`;
  if (milliseconds < MINUTE) return seconds;
  const minutes = `${Math.floor((milliseconds % HOUR) / MINUTE)}m${seconds}`;
  return milliseconds < HOUR ? minutes : `${Math.floor(milliseconds / HOUR)}h${minutes}`;
}
