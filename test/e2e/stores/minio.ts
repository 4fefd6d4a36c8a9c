import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../verify/programs/free-port';
import { program } from '../../../verify/programs/program';
import { startServers } from '../ready';
import { scratchFolder, type Undo } from '../undo';

/** A MinIO on loopback. */
export interface Minio {
  /** `127.0.0.1:9000`. */
  readonly address: string;

  /** The key that it takes, and its secret: made anew for each server. */
  readonly key: string;
  readonly secret: string;

  /** Names of the objects of a bucket. */
  objects(bucket: string): readonly string[];
}

/** Starts one with these buckets: for it, a folder is a bucket, and so is an object. */
export async function startMinio(binary: string, buckets: readonly string[], undo: Undo): Promise<Minio> {
  const folder = scratchFolder('minio', undo);
  const data = join(folder, 'data');
  for (const bucket of buckets) mkdirSync(join(data, bucket), { recursive: true });
  const address = `127.0.0.1:${await freePort()}`;
  const [key, secret] = [randomBytes(10).toString('hex'), randomBytes(20).toString('hex')];
  const env = { MINIO_ROOT_USER: key, MINIO_ROOT_PASSWORD: secret, MINIO_BROWSER: 'off', MINIO_UPDATE: 'off' };
  const log = join(folder, 'minio.log');
  const options = ['--address', address, '--certs-dir', join(folder, 'certs'), '--quiet'];
  const server = program(binary, ['server', ...options, data], log, env);
  await startServers([{ name: 'minio', program: server, url: `http://${address}/minio/health/ready`, log }], undo);
  return { address, key, secret, objects: (bucket) => objectsBelow(join(data, bucket)) };
}

function objectsBelow(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.flatMap((file) => (file.endsWith('/xl.meta') ? file.slice(0, -'/xl.meta'.length) : [])).sort();
}
