import { asks } from '../../monitoring/rules/looks';
import type { Runbook } from '../../monitoring/rules/runbook';

const ANSWERS = {
  shows: 'What the store answers',
  command:
    "kubectl -n NAMESPACE logs -l app.kubernetes.io/name=loki --since=15m --prefix --max-log-requests=30 | grep -iE 'failed to (flush|put|get|list|init)|AccessDenied|SlowDown|NoSuchBucket|no such host'",
};

export const FLUSH_FAILURES: Runbook = {
  name: 'LokiFlushFailures',
  meaning: 'An ingester can not store chunks.',
  impact:
    'Lines stay in memory and in the write-ahead log, and can be asked for. Both fill until pushes fail; a pod that is lost with its volume takes them along.',
  diagnosis: [ANSWERS, asks('How many wait', 'loki_ingester_flush_queue_length{namespace="NAMESPACE"}')],
  mitigation: [
    'Access denied: the key or the role may not write to the bucket. Mend the Secret or the rights, and restart the pods if the Secret changed.',
    'No such bucket, no such host: the bucket or the endpoint in the environment file.',
    'No space left: see `LokiVolumeFilling`.',
  ],
};

export const OBJECT_STORE_ERRORS: Runbook = {
  name: 'LokiObjectStoreErrors',
  meaning: 'More than one in ten calls of an operation of the object store fails.',
  impact: 'Chunks or index wait to be stored, or queries lack what they ask for: the operation tells which.',
  diagnosis: [
    ANSWERS,
    asks(
      'The calls by operation and answer',
      'sum by (operation, status_code) (rate({__name__=~"loki_(?:s3|gcs|azure_blob)_request_duration_seconds_count", namespace="NAMESPACE"}[5m]))',
    ),
  ],
  mitigation: [
    'Access denied, 401, 403: the key has expired, the role has lost a right, or the clock of the node is wrong.',
    'Slow down, 429, 503: the store limits the rate. Larger chunks make fewer calls; a bucket of its own is limited alone.',
    'Timeouts: a policy or a proxy stands between, or the store is away. Its own pages tell.',
    'Only reading fails, with "not found": objects were deleted past Loki, as by a lifecycle rule of the bucket. Take the rule away.',
  ],
};
