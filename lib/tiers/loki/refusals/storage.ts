import { isTrue } from '../../../charts/go-template';
import { type Refusal, refuseIf } from '../../../charts/refusal';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { usesThanos } from '../storage/thanos';
import { usesObjectStore } from './replicas';

// `loki.commonStorageConfig`, `loki.rulerStorageConfig` and `loki.rulerThanosStorageConfig` in
// grafana/loki@helm-loki-6.49.0:production/helm/loki/templates/_helpers.tpl, alike in grafana-community/helm-charts@loki-18.11.0

const bucket = (values: JsonObject, name: string) => valueAt(values, 'loki', 'storage', 'bucketNames', name);
const usesMinio = (values: JsonObject) => isTrue(valueAt(values, 'minio', 'enabled'));

/** Buckets that the chart looks for. */
export const STORAGE_REFUSALS: readonly Refusal[] = [
  (values) =>
    refuseIf(needsChunksBucket(values) && !isTrue(bucket(values, 'chunks')), {
      path: ['loki', 'storage', 'bucketNames', 'chunks'],
      reason: 'no bucket for chunks is named',
      fix: 'give the bucket under loki.storage of the environment file',
    }),
  (values) =>
    refuseIf(needsRulerBucket(values) && !isTrue(bucket(values, 'ruler')), {
      path: ['loki', 'storage', 'bucketNames', 'ruler'],
      reason: 'a ruler runs, and no bucket for its rules is named',
      fix: 'give the bucket for rules under loki.storage of the environment file, or rules under loki.rules',
    }),
];

function needsChunksBucket(values: JsonObject): boolean {
  if (!isTrue(valueAt(values, 'loki', 'commonConfig'))) return false;
  if (usesThanos(values)) return true;
  if (usesMinio(values) || !usesObjectStore(values)) return false;
  const aws = ['loki', 'storage_config', 'aws'];
  return !isTrue(valueAt(values, ...aws, 's3')) && !isTrue(valueAt(values, ...aws, 'bucketnames'));
}

function needsRulerBucket(values: JsonObject): boolean {
  if (!isTrue(valueAt(values, 'ruler', 'enabled'))) return false;
  if (usesThanos(values)) return true;
  if (valueAt(values, 'loki', 'rulerConfig', 'storage', 'type') === 'local') return false;
  return !usesMinio(values) && usesObjectStore(values);
}
