import type { LogIntent } from '../../logs/intent';
import { askedSources, type LogSource } from '../../logs/sources';
import type { SourceCounter } from '../../wiring/workload';

type Counter = Omit<SourceCounter, 'source'>;

/**
 * Lines that the components of config.ts have read. The names are the same at every version, and Alloy's controller
 * adds `component_id` to all that a component counts (grafana/alloy@v1.7.0, v1.12.0 and v1.18.1:
 * internal/component/loki/source/file/metrics.go, internal/component/loki/source/journal,
 * internal/runtime/internal/controller/node_builtin_component.go). Files have a series for each path, from its first
 * line on.
 */
const OF_NODES: Readonly<Partial<Record<LogSource, Counter>>> = {
  pods: readLines('pods'),
  nodeFiles: readLines('node_files'),
  machineLogs: readLines('machine_logs'),
  journal: {
    metric: 'loki_source_journal_target_lines_total',
    labels: { component_id: 'loki.source.journal.journal' },
  },
  rke2: readLines('rke2'),
};

export function nodeCounters(logs: LogIntent): readonly SourceCounter[] {
  return askedSources(logs).flatMap((source) => {
    const counter = OF_NODES[source];
    return counter ? [{ source, ...counter }] : [];
  });
}

/** The source of events counts nothing; the release sends nothing else. */
export const EVENT_COUNTER: SourceCounter = {
  source: 'events',
  metric: 'loki_write_sent_entries_total',
  labels: { component_id: 'loki.write.default' },
};

function readLines(label: string): Counter {
  return { metric: 'loki_source_file_read_lines_total', labels: { component_id: `loki.source.file.${label}` } };
}
