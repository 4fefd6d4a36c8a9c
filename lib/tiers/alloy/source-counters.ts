import type { LogIntent } from '../../logs/intent';
import { askedSources, type LogSource } from '../../logs/sources/asked';
import { snakeCase } from '../../syntax/case';
import type { SourceCounter } from '../../wiring/workload';

/**
 * Lines that the components of config.ts have read. The names are the same at every version, and Alloy's controller
 * adds `component_id` to all that a component counts (grafana/alloy@v1.7.0, v1.12.0 and v1.18.1:
 * internal/component/loki/source/file/metrics.go, internal/component/loki/source/journal,
 * internal/runtime/internal/controller/node_builtin_component.go). Files have a series for each path, from its first
 * line on.
 */
export function nodeCounters(logs: LogIntent): readonly SourceCounter[] {
  return askedSources(logs).flatMap(nodeCounter);
}

function nodeCounter({ name, origin }: LogSource): readonly SourceCounter[] {
  switch (origin.kind) {
    case 'pods':
    case 'files':
      return [
        {
          source: name,
          metric: 'loki_source_file_read_lines_total',
          labels: { component_id: `loki.source.file.${snakeCase(name)}` },
        },
      ];
    case 'journal':
      return [
        {
          source: name,
          metric: 'loki_source_journal_target_lines_total',
          labels: { component_id: 'loki.source.journal.journal' },
        },
      ];
    case 'events':
    case 'sockets':
      return [];
  }
}

/** The source of events counts nothing; the release sends nothing else. */
export function eventCounter({ name }: LogSource): SourceCounter {
  return {
    source: name,
    metric: 'loki_write_sent_entries_total',
    labels: { component_id: 'loki.write.default' },
  };
}
