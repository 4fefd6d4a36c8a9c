import { asks } from '../../monitoring/rules/looks';
import type { Runbook } from '../../monitoring/rules/runbook';

const LOG = {
  shows: 'What the compactor says',
  command:
    'kubectl -n NAMESPACE logs -l app.kubernetes.io/name=loki --since=3h --prefix --max-log-requests=30 | grep -i compact | tail -30',
};

const RUNNING = asks('Which pod compacts', 'loki_boltdb_shipper_compactor_running{namespace="NAMESPACE"} == 1');

export const COMPACTOR_ABSENT: Runbook = {
  name: 'LokiCompactorAbsent',
  meaning: 'Loki is scraped, and no pod of it says that it compacts.',
  impact: 'Queries get slower. What is older than its retention, or was asked to be deleted, stays.',
  diagnosis: [
    {
      shows: 'Whether its pod runs',
      command: 'kubectl -n NAMESPACE get pods -l "app.kubernetes.io/component in (compactor, backend, single-binary)"',
    },
    RUNNING,
    asks('The ring that chooses it', 'loki_ring_members{namespace="NAMESPACE", name="compactor"}'),
    LOG,
  ],
  mitigation: [
    'No pod runs: see `StatefulSetNotRunning`.',
    'The ring still counts on one that is gone: it forgets it after ten minutes, or by `Forget` on the page `/compactor/ring`.',
    'It starts and stops: its log tells why, mostly its disk or the object store.',
  ],
};

export const COMPACTION_STALE: Runbook = {
  name: 'LokiCompactionStale',
  meaning: 'For three hours no compaction of the index has succeeded.',
  impact: 'Queries get slower with each hour. Nothing is deleted, since retention works on what is compacted.',
  diagnosis: [LOG, RUNNING],
  mitigation: [
    'The object store fails: see `LokiObjectStoreErrors`.',
    'Its disk is full: see `LokiVolumeFilling`.',
    'It is killed for its memory: raise the limit.',
  ],
};

export const RETENTION_STALE: Runbook = {
  name: 'LokiRetentionStale',
  meaning: 'Retention was tried, and for three hours it has not succeeded.',
  impact: 'Lines outlive their retention, and the store fills.',
  diagnosis: [
    LOG,
    asks(
      'How it ends',
      'sum by (status) (increase(loki_compactor_apply_retention_operation_total{namespace="NAMESPACE"}[3h]))',
    ),
  ],
  mitigation: [
    'It may not delete: the key or the role lacks the right to delete objects.',
    'Compaction fails before it: see `LokiCompactionStale`.',
  ],
};
