import type { JsonObject } from '../../kubernetes/json';
import type { JournalLogs } from '../../logs/intent';
import { JOURNAL_MAX_AGE, JOURNAL_RULES, type JournalRule } from '../../logs/journal';
import { copyLabel, setLabel } from './relabel';

/**
 * The journal of one node, which Promtail's own images can read
 * (grafana/loki@v3.6.3:clients/cmd/promtail/Dockerfile). Entries bear their own time.
 */
export function journalSource({ directory, job }: JournalLogs): JsonObject {
  return {
    job_name: 'journal',
    journal: {
      path: directory,
      max_age: JOURNAL_MAX_AGE,
      labels: { source: 'journal', job },
    },
    relabel_configs: JOURNAL_RULES.map(relabeling),
  };
}

function relabeling({ label, field, pattern, replacement }: JournalRule): JsonObject {
  return pattern === undefined ? copyLabel(field, label) : setLabel(label, field, pattern, replacement);
}
