import type { JsonObject } from '../kubernetes/json';

/** What only a person can know of a store. */
export type StoreDetail = 'bucket' | 'region' | 'endpoint' | 'account' | 'identity' | 'credentialsSecret' | 'pushUrl';

/** Details by their names, as far as they are known. */
export type StoreDetails = Readonly<Partial<Record<StoreDetail, string>>>;

/** A store that `init` offers. */
export interface StoreChoice {
  /** What it is, for somebody who chooses. */
  readonly title: string;

  /** What must be known, and what it is. */
  readonly needs: Readonly<Partial<Record<StoreDetail, string>>>;

  /** What may be known, and what it is. */
  readonly takes: Readonly<Partial<Record<StoreDetail, string>>>;

  /** The section `loki` of the environment, beside namespace and retention. */
  readonly loki: (details: StoreDetails) => JsonObject;

  /** Whether others run it: then Loki has no namespace and no retention here. @default false */
  readonly isExisting?: boolean;
}

const SECRET = 'name of the Secret with the credentials, where the cloud knows no identity of the pods';

export const STORES = {
  filesystem: {
    title: 'a volume of the one Loki pod',
    needs: {},
    takes: {},
    loki: () => ({ storage: { filesystem: {} } }),
  },
  s3: {
    title: 'a bucket of S3, or of anything that speaks S3',
    needs: { bucket: 'name of the bucket', region: 'region of the bucket; a store of your own takes any' },
    takes: {
      endpoint: 'URL of a store of your own, such as https://minio.example.com; none for AWS',
      identity: 'ARN of the IAM role of the pods',
      credentialsSecret: SECRET,
    },
    loki: ({ bucket = '', region = '', endpoint, identity, credentialsSecret = 'loki-s3' }) => ({
      storage: {
        s3: {
          ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
          region,
          buckets: { chunks: bucket },
          ...(identity === undefined ? { credentialsSecret } : { roleArn: identity }),
        },
      },
    }),
  },
  gcs: {
    title: 'a bucket of Google Cloud Storage',
    needs: { bucket: 'name of the bucket' },
    takes: { identity: 'service account of Google Cloud that the pods act as', credentialsSecret: SECRET },
    loki: ({ bucket = '', identity, credentialsSecret = 'loki-gcs' }) => ({
      storage: {
        gcs: {
          buckets: { chunks: bucket },
          ...(identity === undefined ? { credentialsSecret } : { serviceAccount: identity }),
        },
      },
    }),
  },
  azure: {
    title: 'a container of Azure Blob Storage',
    needs: { account: 'name of the storage account', bucket: 'name of the container' },
    takes: { identity: 'client id of the managed identity of the pods', credentialsSecret: SECRET },
    loki: ({ account = '', bucket = '', identity, credentialsSecret = 'loki-azure' }) => ({
      storage: {
        azure: {
          account,
          containers: { chunks: bucket },
          ...(identity === undefined ? { credentialsSecret } : { workloadIdentity: identity }),
        },
      },
    }),
  },
  existing: {
    title: 'a Loki that somebody else runs',
    needs: { pushUrl: 'where it takes lines, such as http://loki.logging.svc:3100/loki/api/v1/push' },
    takes: {},
    loki: ({ pushUrl = '' }) => ({ existing: { pushUrl } }),
    isExisting: true,
  },
} as const satisfies Readonly<Record<string, StoreChoice>>;

export type StoreName = keyof typeof STORES;

export const STORE_NAMES = Object.keys(STORES) as StoreName[]; // Object.keys() forgets the type of its keys

/** Finds what is known of a store that `init` offers. */
export function storeChoice(name: StoreName): StoreChoice {
  return STORES[name];
}
