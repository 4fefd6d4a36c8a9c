import { asks, POD_ERRORS } from '../monitoring/rules/looks';
import type { Runbook } from '../monitoring/rules/runbook';

export const LOG_DELIVERY_FAILURES: Runbook = {
  name: 'LogDeliveryFailures',
  programs: ['Alloy', 'Promtail'],
  meaning: 'More than one push in a hundred of a pod fails or is not answered, or lines were given up.',
  impact:
    'Lines wait on their node. They are lost where files are rotated away meanwhile, where the pod is killed, and where Loki refuses them for good.',
  diagnosis: [
    {
      shows: 'What Loki answers',
      command: "kubectl -n NAMESPACE logs POD --since=15m | grep -E 'status=|error sending batch|final error'",
    },
    asks(
      'The answers by status; -1 is none',
      'sum by (status_code) (rate({__name__=~"(?:loki_write|promtail)_request_duration_seconds_count", namespace="NAMESPACE", pod="POD"}[5m]))',
    ),
    {
      shows: 'Whether Loki answers at all',
      command: 'kubectl run -it --rm ask --image=curlimages/curl --restart=Never -- -sv http://HOST/ready',
    },
  ],
  mitigation: [
    '429: more comes than Loki may take. Raise `loki.limits`, or find who writes that much.',
    '5xx: look at Loki, by `LokiPushesFailing` and what fires beside it.',
    '401 or 403: the credentials or a policy have changed.',
    '400: lines are too old, too long or have too many labels. They are lost; the answer says which.',
    '-1: nobody answers. The Service has no pods, or a policy stands between.',
  ],
};

export const SLOW_LOG_PROCESSING: Runbook = {
  name: 'SlowLogProcessing',
  programs: ['Alloy', 'Promtail'],
  meaning: 'One push in a hundred takes Loki longer than a second.',
  impact: 'Lines arrive late. Nothing is lost.',
  diagnosis: [
    asks(
      'Which part of Loki is slow',
      'histogram_quantile(0.99, sum by (job, route, le) (rate(loki_request_duration_seconds_bucket[5m])))',
    ),
    asks(
      'Whether Loki lacks CPU',
      'sum by (pod) (rate(container_cpu_usage_seconds_total{container=~"loki|write|ingester|distributor"}[5m]))',
    ),
  ],
  mitigation: [
    'Give the pods that take lines more CPU, or more replicas.',
    'A slow disk under the write-ahead log: use a faster storage class.',
  ],
};

export const FALLING_BEHIND: Runbook = {
  name: 'FallingBehind',
  programs: ['Alloy', 'Otel', 'Promtail'],
  meaning:
    'A file grows faster than it is read. Alloy and Promtail measure by how much: 5 MiB, half of what a kubelet lets a file grow to. An OpenTelemetry collector tells that it has come to no end with its files for a quarter of an hour.',
  impact: 'Lines arrive late. They are lost when the kubelet rotates the file away before it is read.',
  diagnosis: [
    asks(
      'The files that are behind, of Alloy',
      'topk(5, loki_source_file_file_bytes_total{namespace="NAMESPACE", pod="POD"} - loki_source_file_read_bytes_total)',
    ),
    asks(
      'The same of Promtail',
      'topk(5, promtail_file_bytes_total{namespace="NAMESPACE", pod="POD"} - promtail_read_bytes_total)',
    ),
    asks(
      'How full the queue of an OpenTelemetry collector is',
      'otelcol_exporter_queue_size{namespace="NAMESPACE", pod="POD"} / otelcol_exporter_queue_capacity',
    ),
    POD_ERRORS,
    {
      shows: 'Who writes most on the node',
      command: "kubectl debug node/NODE -it --image=busybox -- sh -c 'du -sm /host/var/log/pods/* | sort -n | tail'",
    },
  ],
  mitigation: [
    'Loki takes nothing, or too little: other alerts of the collector and of Loki tell. Mend that first.',
    'One pod writes too much: lower its log level, or drop what nobody reads, with `logs.drop` of the environment file.',
    'The collector lacks CPU: take away its CPU limit.',
    'Give kubelets larger files: `containerLogMaxSize` and `containerLogMaxFiles`.',
  ],
};
