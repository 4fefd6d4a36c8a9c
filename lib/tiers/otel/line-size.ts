import type { JsonObject } from '../../kubernetes/json';
import { LINE_BYTES } from '../../logs/parsing/line-size';

/**
 * Cuts what Loki would refuse whole. The last of all processors: none behind it makes a line longer. It counts bytes, and
 * cuts between characters (open-telemetry/opentelemetry-collector-contrib@v0.158.0:pkg/ottl/ottlfuncs/func_substring.go).
 */
export const LINE_SIZE: JsonObject = {
  error_mode: 'silent',
  log_statements: [
    {
      conditions: [`IsString(log.body) and Len(log.body) > ${LINE_BYTES}`],
      statements: [`set(log.body, Substring(log.body, 0, ${LINE_BYTES}, true))`],
    },
  ],
};
