import { asks } from '../../monitoring/rules/looks';
import type { Runbook } from '../../monitoring/rules/runbook';

export const REQUEST_ERRORS: Runbook = {
  name: 'LokiRequestErrors',
  meaning: 'A part of Loki answers more than one in ten requests of a route with an error of its own.',
  impact: 'Senders wait with their lines, or queries find nothing: the route tells which.',
  diagnosis: [
    asks(
      'Which routes fail, and how',
      'sum by (job, route, status_code) (rate(loki_request_duration_seconds_count{namespace="NAMESPACE", status_code=~"5.."}[5m]))',
    ),
    {
      shows: 'Why',
      command:
        "kubectl -n NAMESPACE logs -l app.kubernetes.io/name=loki --since=15m --prefix --max-log-requests=30 | grep 'level=error'",
    },
  ],
  mitigation: [
    'Pushes fail: see `LokiPushesFailing`.',
    'Queries time out: ask for less time, or give queriers more.',
    'The object store fails: see `LokiObjectStoreErrors`.',
  ],
};

export const REQUEST_PANICS: Runbook = {
  name: 'LokiRequestPanics',
  meaning: 'Loki panicked over a request, and went on.',
  impact: 'That request failed. If the same one comes again and again, so does the panic.',
  diagnosis: [{ shows: 'The stack trace', command: "kubectl -n NAMESPACE logs POD --since=1h | grep -A40 -i 'panic'" }],
  mitigation: [
    'A query does it: stop asking it, and report it with the stack trace.',
    'It came with an update: go back to the version before.',
  ],
};

export const LINES_REJECTED: Runbook = {
  name: 'LokiLinesRejected',
  meaning: 'Loki rejects lines of a tenant for the reason that the alert names.',
  impact: '`rate_limited` is sent again. With every other reason the lines are lost.',
  diagnosis: [
    asks(
      'How many, by reason',
      'sum by (tenant, reason) (increase(loki_discarded_samples_total{namespace="NAMESPACE"}[1h]))',
    ),
    {
      shows: 'Which streams',
      command:
        "kubectl -n NAMESPACE logs -l app.kubernetes.io/name=loki --since=15m --prefix --max-log-requests=30 | grep -i 'discard\\|limit\\|too old\\|too far'",
    },
  ],
  mitigation: [
    '`rate_limited`, `per_stream_rate_limit`: raise `loki.limits`, or find who writes that much.',
    '`stream_limit`: a label has too many values. Take it out, or raise `loki.limits.maxStreams`.',
    '`greater_than_max_sample_age`, `too_far_behind`: a sender catches up after a long outage, or its clock is wrong.',
    '`line_too_long`: the sender must cut its lines.',
  ],
};

export const CANARY_LINES_MISSING: Runbook = {
  name: 'LokiCanaryLinesMissing',
  meaning: 'More than one in a hundred of the lines that the canaries write can not be found.',
  impact: 'Others fare the same: lines are lost on the way, or queries do not find them.',
  diagnosis: [
    asks(
      'Whose lines are missing',
      'sum by (pod) (increase(loki_canary_missing_entries_total{namespace="NAMESPACE"}[15m]))',
    ),
    { shows: 'What they say', command: 'kubectl -n NAMESPACE logs daemonset/loki-canary --since=15m | tail -30' },
    {
      shows: 'Whether any line of theirs is found',
      command: 'logcli query --since=10m --limit=5 \'{pod=~"loki-canary-.*"}\'',
    },
  ],
  mitigation: [
    'Pushes fail: see `LokiPushesFailing`.',
    'Queries fail: see `LokiRequestErrors`.',
    'Only canaries of some nodes: the network of these nodes, or a policy.',
  ],
};
