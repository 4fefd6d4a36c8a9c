import { asks } from '../../monitoring/rules/looks';
import type { Runbook } from '../../monitoring/rules/runbook';

const ERRORS =
  "kubectl -n NAMESPACE logs -l app.kubernetes.io/name=loki --since=15m --prefix --max-log-requests=30 | grep -E 'level=(warn|error)'";

export const PUSHES_FAILING: Runbook = {
  name: 'LokiPushesFailing',
  meaning: 'Loki answers more than one push in a hundred with an error of its own, or with 429.',
  impact: 'Senders wait and try again. Lines are lost where files are rotated away meanwhile, or a sender is killed.',
  diagnosis: [
    asks(
      'The answers by status',
      'sum by (route, status_code) (rate(loki_request_duration_seconds_count{namespace="NAMESPACE", route=~"loki_api_v1_push|otlp_v1_logs"}[5m]))',
    ),
    { shows: 'Why', command: ERRORS },
    asks('Whether enough ingesters take lines', 'loki_ring_members{namespace="NAMESPACE", name="ingester"}'),
  ],
  mitigation: [
    '429: more comes than `loki.limits` allow. Raise them, or find who writes that much.',
    '"at least N live replicas required": see `LokiRingUnhealthy`.',
    '"context deadline exceeded": ingesters lack CPU, or their disk is slow or full. See `LokiWalDiskFull`.',
  ],
};

export const INGESTION_STOPPED: Runbook = {
  name: 'LokiIngestionStopped',
  meaning: 'Loki runs, and for half an hour no line has come but those that its own canaries write.',
  impact: 'Whatever happens in the cluster, nobody will read of it. Lines wait on their nodes, as long as files last.',
  diagnosis: [
    { shows: 'Whether collectors run', command: 'kubectl get daemonsets -A | grep -E "alloy|promtail|otel"' },
    {
      shows: 'Whether they reach Loki',
      command: 'kubectl -n COLLECTOR_NAMESPACE logs daemonset/COLLECTOR --since=15m | tail -30',
    },
    { shows: 'When the last lines came', command: 'logcli query --since=6h --limit=5 \'{namespace="kube-system"}\'' },
    asks(
      'How many lines come, and how many of them are of canaries',
      'sum(rate(loki_distributor_lines_received_total{namespace="NAMESPACE"}[15m])) - sum(rate(loki_canary_entries_total{namespace="NAMESPACE"}[15m]))',
    ),
  ],
  mitigation: [
    'No collector runs: see `DaemonSetNotRunning`.',
    'They can not reach Loki: a Service without pods, changed credentials, a policy of the mesh or of the cluster.',
    'They read nothing: see `SourceSilent`.',
  ],
};
