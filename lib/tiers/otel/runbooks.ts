import { asks, POD_ERRORS } from '../../monitoring/rules/looks';
import type { Runbook } from '../../monitoring/rules/runbook';

const QUEUE = asks(
  'How full the queue is',
  'otelcol_exporter_queue_size{namespace="NAMESPACE", pod="POD"} / otelcol_exporter_queue_capacity',
);

export const DELIVERY_STALLED: Runbook = {
  name: 'OtelLogDeliveryStalled',
  meaning: 'Lines wait in the queue of an exporter, and for ten minutes none has got through.',
  impact:
    'Nothing is lost yet: the queue is on the disk of the node, and sources wait when it is full. Files may be rotated away meanwhile.',
  diagnosis: [
    {
      shows: 'What the other side answers',
      command: "kubectl -n NAMESPACE logs POD --since=15m | grep -i 'exporting failed'",
    },
    QUEUE,
  ],
  mitigation: [
    'Loki is away or refuses pushes: see `LokiPushesFailing` and what fires beside it.',
    'No route to host, or a reset: a policy of the mesh or of the cluster stands between.',
    '401 or 404: credentials, tenant or path of the endpoint are not what the other side wants.',
  ],
};

export const QUEUE_FILLING: Runbook = {
  name: 'OtelQueueFilling',
  meaning: 'The queue of an exporter has been fuller than 80% for ten minutes.',
  impact: 'When it is full, sources wait, and files may be rotated away unread.',
  diagnosis: [
    QUEUE,
    asks(
      'What comes in, and what goes out',
      'sum by (pod) (rate(otelcol_receiver_accepted_log_records{namespace="NAMESPACE"}[5m])) - sum by (pod) (rate(otelcol_exporter_sent_log_records{namespace="NAMESPACE"}[5m]))',
    ),
    POD_ERRORS,
  ],
  mitigation: [
    'Loki takes too little: give it more, or mend what other alerts tell.',
    'One pod writes too much: lower its log level, or drop what nobody reads.',
    'Outages are longer than the queue is made for: a larger one in the environment file, if the node has the disk.',
  ],
};

export const LOGS_LOST: Runbook = {
  name: 'OtelLogsLost',
  meaning: 'An exporter has given lines up: refused for good, tried for too long, or no room in the queue.',
  impact: 'Those lines are lost.',
  diagnosis: [
    {
      shows: 'Why',
      command: "kubectl -n NAMESPACE logs POD --since=30m | grep -iE 'dropping data|permanent|queue is full'",
    },
    asks(
      'How many',
      'sum by (exporter, error_type) (increase(otelcol_exporter_send_failed_log_records{namespace="NAMESPACE", pod="POD"}[1h]))',
    ),
  ],
  mitigation: [
    'Refused for good: lines are too old, too long or have too many attributes. The answer of Loki says which limit.',
    'The queue was full: see `OtelQueueFilling`.',
  ],
};

export const LOGS_REFUSED: Runbook = {
  name: 'OtelLogsRefused',
  meaning:
    'The collector sends lines back to whoever brings them: it lacks memory, or what comes after it takes no more.',
  impact: 'Sources that try again wait. Those that do not have lost the lines.',
  diagnosis: [
    asks('Whether memory is short', 'otelcol_process_memory_rss{namespace="NAMESPACE", pod="POD"}'),
    QUEUE,
    POD_ERRORS,
  ],
  mitigation: [
    'Raise the memory limit in the environment file: the limiter follows it.',
    'Mend what comes after it: see `OtelLogDeliveryStalled`.',
  ],
};
