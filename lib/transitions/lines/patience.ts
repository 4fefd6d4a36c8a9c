import { isJsonObject, type Json, listIn, valueAt } from '../../kubernetes/json';
import { goDuration } from '../../programs/go-duration';
import type { SideConfig } from '../side';

/** How long a program sends a batch again that is not taken. */
export interface Patience {
  /** As sentences say it: `for 10m`, `10 times`, `for ever`. */
  readonly text: string;

  /** Greater is longer; only that of one program can be compared. */
  readonly limit: number;
}

const FOR_EVER: Patience = { text: 'for ever', limit: Number.POSITIVE_INFINITY };

/** Tells how long a collector sends a batch again; that of the way out that gives up first. */
export function patienceOf({ program, config }: SideConfig): Patience | undefined {
  return [...waysOut(program, config)].sort((a, b) => a.limit - b.limit)[0];
}

/** Zero is no limit, and ten attempts are what each does by itself: grafana/alloy and grafana/loki of Promtail alike. */
function waysOut(program: SideConfig['program'], config: Json): readonly Patience[] {
  switch (program) {
    case 'alloy':
      return [...String(config).matchAll(/\bmax_backoff_retries\s*=\s*(\d+)/g)].map(([, times]) =>
        attempts(Number(times)),
      );
    case 'promtail':
      return listIn(config, 'clients').map((client) =>
        attempts(Number(valueAt(client, 'backoff_config', 'max_retries') ?? 10)),
      );
    case 'otelcol':
      return exportersOf(config).map((exporter) => elapsed(valueAt(exporter, 'retry_on_failure')));
    default:
      return [];
  }
}

function attempts(times: number): Patience {
  return times === 0 ? FOR_EVER : { text: `${times} times`, limit: times };
}

/** open-telemetry/opentelemetry-collector@v0.158.0:config/configretry/backoff.go gives up after five minutes by itself. */
function elapsed(retry: Json | undefined): Patience {
  if (valueAt(retry, 'enabled') === false) return { text: 'only once', limit: 0 };
  const text = String(valueAt(retry, 'max_elapsed_time') ?? '5m');
  const limit = goDuration(text);
  return limit === 0 ? FOR_EVER : { text: `for ${text}`, limit: limit ?? 0 };
}

/** Those that send nothing anywhere have nothing to send again. */
function exportersOf(config: Json): readonly Json[] {
  const exporters = valueAt(config, 'exporters');
  const all = isJsonObject(exporters) ? Object.entries(exporters) : [];
  return all.flatMap(([name, exporter]) => (/^(?:debug|nop|file)(?:\/|$)/.test(name) ? [] : [exporter]));
}
