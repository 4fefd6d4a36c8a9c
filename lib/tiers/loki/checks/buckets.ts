import type { Finding } from '../../../findings/finding';
import { type FindingKind, finding } from '../../../findings/finding-kind';
import type { LokiSettings } from '../settings';
import type { Bucket } from '../storage/kind';
import { kindOf, type LokiStorage } from '../storage/kinds';

/** Environment as far as it tells its Loki and bucket from others. */
interface Described {
  readonly name: string;
  readonly cluster: string;

  /** The log store that is installed. @default - there is one that exists */
  readonly loki?: LokiSettings;
}

type Installed = Described & { readonly loki: LokiSettings };

export const BUCKET_SHARED: FindingKind = {
  id: 'loki/bucket-shared',
  severity: 'error',
  since: '0.1.0',
  finds: 'the Lokis of two environments keep their lines in one bucket',
  happens: 'each compacts the index of the other, and the shorter retention deletes the lines of both',
  remedy: 'give each Loki a bucket of its own',
};

/** A finding about one of several environments. */
export interface BucketFinding<Each extends Described> {
  /** Environment that the finding is about. */
  readonly environment: Each;

  /** Finding with its path in the file of that environment. */
  readonly finding: Finding;
}

/** Each Loki has a bucket of its own: looked at over all environments of a run, the first user of a bucket keeps it. */
export function bucketsShared<Each extends Described>(environments: readonly Each[]): readonly BucketFinding<Each>[] {
  const users = environments.filter(installs);
  return users.flatMap((environment, index) => {
    const first = users.slice(0, index).find((other) => isShared(other, environment));
    return first === undefined ? [] : [{ environment, finding: sharedWith(first, environment) }];
  });
}

function installs<Each extends Described>(environment: Each): environment is Each & Installed {
  return environment.loki !== undefined;
}

/** Two files may describe one Loki: those of two variants of one cluster. */
function isShared(first: Installed, second: Installed): boolean {
  const bucket = bucketOf(first);
  return bucket !== undefined && bucket === bucketOf(second) && lokiOf(first) !== lokiOf(second);
}

/** Writes a key that tells one Loki from another. */
function lokiOf({ cluster, loki }: Installed): string {
  return JSON.stringify([cluster, loki.namespace, loki.tenant, loki.schema]);
}

/** The bucket with the store that it is in. A store that only one cluster knows by its name is another in each. */
function bucketOf({ cluster, loki: { storage } }: Installed): string | undefined {
  const { bucket, objectStore } = kindOf(storage);
  const { name, endpoint = '' } = bucket(storage) ?? {};
  if (name === undefined) return undefined;
  return JSON.stringify([objectStore, endpoint, isWithinCluster(endpoint) ? cluster : '', name]);
}

function isWithinCluster(endpoint: string): boolean {
  const host = endpoint.replace(/^https?:\/\//, '').replace(/[:/].*$/, '');
  return host !== '' && (!host.includes('.') || /\.svc(\.|$)/.test(host));
}

function sharedWith(first: Installed, { cluster, loki }: Installed): Finding {
  const { storage } = loki;
  const {
    name: bucket,
    path: [section, key],
  } = chunksOf(storage);
  const sameSchema = JSON.stringify(first.loki.schema) === JSON.stringify(loki.schema);
  return finding(BUCKET_SHARED, {
    path: ['loki', 'storage', storage.kind, section, key],
    problem: `the bucket ${bucket} is that of the environment ${first.name} too${sameSchema ? '' : ', which has other schema periods'}`,
    consequence: sameSchema
      ? 'each Loki compacts the index of the other, and the shorter retention deletes the lines of both'
      : 'each Loki takes the index of the other for its own, fails to read it, and deletes by its own retention',
    fix: `name another bucket, which exists and is that of this Loki alone, such as ${bucket}-${cluster}`,
  });
}

function chunksOf(storage: LokiStorage): Bucket {
  const bucket = kindOf(storage).bucket(storage);
  if (bucket === undefined) throw new Error(`no two Lokis share storage of the kind ${storage.kind}`);
  return bucket;
}
