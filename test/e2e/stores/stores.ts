import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../verify/programs/free-port';
import { program } from '../../../verify/programs/program';
import { startServers } from '../ready';
import { scratchFolder, type Undo } from '../undo';
import { startDoor, startRoles } from './clouds';
import { startMinio } from './minio';
import type { PodsPlace } from './pods';

/** Where pods find a store, and who they are for it. */
export type Reached = Pick<PodsPlace, 'outside' | 'variables' | 'files'>;

/** How pods do not reach a store. */
export interface Wrong {
  readonly reached: Reached;

  /** What they say of it. */
  readonly says: RegExp;

  /** Whether they end, and start again as long as it is so. */
  readonly ends: boolean;
}

/** A store that a Loki keeps its lines in. */
export interface Store {
  readonly reached: Reached;

  /** The same for pods that may not. @default - nobody asks who they are */
  readonly stranger?: Wrong;

  /** The same where there is no such bucket. @default - there are no buckets */
  readonly missing?: Wrong;

  /** Whether the disk of a pod is the store. */
  readonly onDisk?: true;

  /** Names of all objects. @param folder of the pods */
  objects(folder: string): Promise<readonly string[]>;
}

/** A store that speaks S3 at an endpoint which the environment names, for those who have a key. */
export async function keyed(minio: string, endpoint: string, buckets: readonly string[], undo: Undo): Promise<Store> {
  const { address, key, secret, objects } = await startMinio(minio, buckets, undo);
  const scheme = endpoint.includes('://') ? 'http://' : '';
  const reached = (id: string, password: string, swaps: Readonly<Record<string, string>> = {}): Reached => ({
    outside: { [endpoint]: `${scheme}${address}`, ...swaps },
    variables: { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: password },
  });
  const [bucket = ''] = buckets;
  return {
    reached: reached(key, secret),
    stranger: { reached: reached(key, 'wrong'), says: /SignatureDoesNotMatch/, ends: true },
    missing: {
      reached: reached(key, secret, { [`bucketnames: ${bucket}`]: 'bucketnames: absent' }),
      says: /NoSuchBucket/,
      ends: true,
    },
    objects: async () => objects(bucket),
  };
}

/** S3 for pods whose ServiceAccount names a role. */
export async function byRole(minio: string, arn: string, buckets: readonly string[], undo: Undo): Promise<Store> {
  const { address, key, secret, objects } = await startMinio(minio, buckets, undo);
  const role = await startRoles(arn, key, secret, undo);
  const reached = (as: string, outside: Readonly<Record<string, string>> = {}): Reached => ({
    outside,
    files: role(as).files,
    // The client takes buckets for parts of the path where the endpoint is an address.
    variables: { ...role(as).variables, AWS_ENDPOINT_URL_S3: `http://${address}` },
  });
  const [bucket = ''] = buckets;
  return {
    reached: reached(arn),
    stranger: { reached: reached(`${arn}-of-others`), says: /AccessDenied/, ends: true },
    missing: {
      reached: reached(arn, { [`bucketnames: ${bucket}`]: 'bucketnames: absent' }),
      says: /NoSuchBucket/,
      ends: true,
    },
    objects: async () => objects(bucket),
  };
}

/** Google Cloud Storage for pods whose ServiceAccount is a Google one by Workload Identity. */
export async function byWorkloadIdentity(gcs: string, buckets: readonly string[], undo: Undo): Promise<Store> {
  const folder = scratchFolder('gcs', undo);
  const port = String(await freePort());
  const behind = `127.0.0.1:${port}`;
  const door = await startDoor(() => behind, undo);
  for (const bucket of buckets) mkdirSync(join(folder, 'data', bucket), { recursive: true });
  const args = ['-backend', 'memory', '-scheme', 'http', '-host', '127.0.0.1', '-port', port];
  const log = join(folder, 'gcs.log');
  const server = program(gcs, [...args, '-data', join(folder, 'data'), '-public-host', door.store], log);
  const [bucket = ''] = buckets;
  const url = `http://${behind}/storage/v1/b/${bucket}`;
  await startServers([{ name: 'fake-gcs-server', program: server, url, log }], undo);
  const reached = (metadata: string, outside: Readonly<Record<string, string>> = {}): Reached => ({
    outside,
    variables: { GCE_METADATA_HOST: metadata, STORAGE_EMULATOR_HOST: `http://${door.store}` },
  });
  return {
    reached: reached(door.metadata),
    stranger: { reached: reached(door.stranger), says: /getAccessToken denied/, ends: true },
    missing: {
      reached: reached(door.metadata, { [`bucket_name: ${bucket}`]: 'bucket_name: absent' }),
      says: /level=error.*(?:doesn't exist|does not exist|notFound|Not Found)/,
      // Google says the same of a bucket as of an object, and an object may well be missing.
      ends: false,
    },
    objects: () => namesOf(`${url}/o`),
  };
}

async function namesOf(url: string): Promise<readonly string[]> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  // What the server answers is not checked: a test that finds nothing in it fails.
  const { items = [] } = (await response.json()) as { readonly items?: readonly { readonly name: string }[] };
  return items.map(({ name }) => name);
}

/** The volume of the only pod. */
export function disk(): Store {
  return {
    reached: {},
    onDisk: true,
    objects: async (folder) =>
      readdirSync(join(folder, 'loki-0/var/loki/chunks'), { recursive: true, encoding: 'utf8' }),
  };
}
