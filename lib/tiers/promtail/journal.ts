import type { JsonObject } from '../../kubernetes/json';
import { JOURNAL_MAX_AGE } from '../../logs/sources/journal-rules';
import type { JournalOrigin } from '../../logs/sources/origin';
import { journalRelabeling } from '../relabel';
import { relabelConfigs } from './relabel';

/**
 * The journal of one node, which Promtail's own images can read
 * (grafana/loki@v3.6.3:clients/cmd/promtail/Dockerfile). Entries bear their own time.
 */
export function journalSource({ directory, job }: JournalOrigin): JsonObject {
  return {
    job_name: 'journal',
    journal: {
      path: directory,
      max_age: JOURNAL_MAX_AGE,
      labels: { source: 'journal', job },
    },
    relabel_configs: relabelConfigs(journalRelabeling()),
  };
}
