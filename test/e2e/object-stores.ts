import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../../verify/programs/free-port';
import { program } from '../../verify/programs/program';
import { startServers } from './ready';
import { scratchFolder, type Undo } from './undo';

/** A store of objects on loopback, with one bucket, all in memory. */
export interface ObjectServer {
  /** `http://127.0.0.1:9000`. */
  readonly url: string;

  /** Text that names every object. */
  objects(): Promise<string>;
}

/** Something that speaks S3, and asks nobody who they are. */
export async function startS3(binary: string, bucket: string, undo: Undo): Promise<ObjectServer> {
  const address = `127.0.0.1:${await freePort()}`;
  const args = ['-backend', 'memory', '-initialbucket', bucket, '-host', address];
  const log = join(scratchFolder('s3', undo), 's3.log');
  const url = `http://${address}`;
  await startServers([{ name: 'gofakes3', program: program(binary, args, log), url, log }], undo);
  return { url, objects: () => page(`${url}/${bucket}`) };
}

/** Something that speaks Google Cloud Storage. */
export async function startGcs(binary: string, bucket: string, undo: Undo): Promise<ObjectServer> {
  const folder = scratchFolder('gcs', undo);
  const port = String(await freePort());
  // A folder is a bucket.
  mkdirSync(join(folder, 'data', bucket), { recursive: true });
  const args = ['-backend', 'memory', '-scheme', 'http', '-host', '127.0.0.1', '-port', port];
  const log = join(folder, 'gcs.log');
  const url = `http://127.0.0.1:${port}`;
  const server = program(binary, [...args, '-data', join(folder, 'data'), '-public-host', `127.0.0.1:${port}`], log);
  await startServers([{ name: 'fake-gcs-server', program: server, url: `${url}/storage/v1/b/${bucket}`, log }], undo);
  return { url, objects: () => page(`${url}/storage/v1/b/${bucket}/o`) };
}

async function page(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.text();
}

/** Writes the key of a Google service account, with a place that gives tokens for it. */
export async function writeGoogleKey(file: string, undo: Undo): Promise<void> {
  const port = await freePort();
  const token = { access_token: 'test', token_type: 'Bearer', expires_in: 3600 };
  const server = createServer((asked, answer) => {
    asked.resume();
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token));
  });
  undo(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    type: 'service_account',
    project_id: 'test',
    private_key_id: 'test',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: 'loki@test.iam.gserviceaccount.com',
    client_id: '1',
    token_uri: `http://127.0.0.1:${port}/token`,
  };
  writeFileSync(file, JSON.stringify(key));
}
