import type { JsonObject } from '../../kubernetes/json';
import { LINE_BYTES } from '../../logs/parsing/line-size';
import { beginningOf } from './dialect';

/**
 * Cuts what Loki would refuse whole. The last of all processors: none behind it makes a line longer. It counts bytes, and
 * cuts between characters where it can (open-telemetry/opentelemetry-collector-contrib@v0.158.0:pkg/ottl/ottlfuncs/func_substring.go).
 * @param version of the collector
 */
export function lineSize(version: string): JsonObject {
  return {
    error_mode: 'silent',
    log_statements: [
      {
        conditions: [`IsString(log.body) and Len(log.body) > ${LINE_BYTES}`],
        statements: [`set(log.body, ${beginningOf(version, 'log.body', LINE_BYTES)})`],
      },
    ],
  };
}
