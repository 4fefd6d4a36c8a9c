/** A counter with a label `operation`, and what selects its series beside the job. */
interface OperationCounter {
  readonly metric: string;
  readonly matchers: readonly string[];
}

/** How Loki counts its calls of an object store. */
export interface StoreCounters {
  /** Calls, but for those that nobody worries about when they fail. */
  readonly all: OperationCounter;

  /** Those of them that have failed. */
  readonly failed: OperationCounter;
}

/**
 * Every error counts as 500, what is not found and what is broken off among them:
 * grafana/loki@{v3.6.3,v3.7.6}:pkg/storage/chunk/client/aws/s3_storage_client.go, and seen on a running 3.6.3. Whoever
 * asks whether an object exists is often told that it does not.
 */
export const S3_COUNTERS = byStatus('loki_s3_request_duration_seconds_count', '5..', [
  'operation!~"S3[.](?:ObjectExists|GetAttributes)"',
]);

/** By the status of the answer: grafana/loki@{v3.6.3,v3.7.6}:pkg/storage/chunk/client/gcp/instrumentation.go */
export const GCS_COUNTERS = byStatus('loki_gcs_request_duration_seconds_count', '5..|401|403|429', []);

/** As with S3: grafana/loki@{v3.6.3,v3.7.6}:pkg/storage/chunk/client/azure/blob_storage_client.go */
export const AZURE_COUNTERS = byStatus('loki_azure_blob_request_duration_seconds_count', '5..', [
  'operation!~"azure[.](?:ObjectExists|GetAttributes)"',
]);

/** What is not found is no failure there: thanos-io/objstore:objstore.go, `IsOpFailureExpected`. */
export const THANOS_COUNTERS: StoreCounters = {
  all: { metric: 'loki_objstore_bucket_operations_total', matchers: [] },
  failed: { metric: 'loki_objstore_bucket_operation_failures_total', matchers: [] },
};

function byStatus(metric: string, failing: string, matchers: readonly string[]): StoreCounters {
  return {
    all: { metric, matchers },
    failed: { metric, matchers: [...matchers, `status_code=~"${failing}"`] },
  };
}
