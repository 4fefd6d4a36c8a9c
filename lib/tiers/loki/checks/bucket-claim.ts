import type { LokiSettings } from '../settings';
import { kindOf } from '../storage/kinds';
import type { BucketClaim } from './buckets';

/** Environment as far as it tells its Loki and bucket from others. */
interface Described {
  readonly name: string;
  readonly cluster: string;

  /** The log store that is installed. @default - there is one that exists */
  readonly loki?: LokiSettings;
}

/** @returns `undefined` for an environment without a bucket */
export function bucketClaim({ name: environment, cluster, loki }: Described): BucketClaim | undefined {
  if (loki === undefined) return undefined;
  const { namespace, tenant, schema, storage } = loki;
  const { bucket, objectStore } = kindOf(storage);
  const described = bucket(storage);
  if (described === undefined) return undefined;
  const { name, endpoint = '', path } = described;
  const [section, key] = path;
  return {
    environment,
    cluster,
    // A store that only one cluster knows by its name is another in each.
    bucket: JSON.stringify([objectStore, endpoint, isWithinCluster(endpoint) ? cluster : '', name]),
    loki: JSON.stringify([cluster, namespace, tenant, schema]),
    schema: JSON.stringify(schema),
    name,
    path: ['loki', 'storage', storage.kind, section, key],
  };
}

function isWithinCluster(endpoint: string): boolean {
  const host = endpoint.replace(/^https?:\/\//, '').replace(/[:/].*$/, '');
  return host !== '' && (!host.includes('.') || /\.svc(\.|$)/.test(host));
}
