import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../../../verify/programs/free-port';
import { program, until } from '../../../verify/programs/program';
import { scratchFolder, type Undo } from '../undo';
import type { Reached, Store } from './stores';

/** Where people have Azurite: `AZURITE=node_modules/.bin/azurite-blob`. It comes from the registry of npm, as `azurite`. */
export const AZURITE = process.env.AZURITE;

const ACCOUNT = 'lines';
const VERSION = '2021-08-06';

/** Blob Storage of Azure for those who have the key of the account, which an environment names. */
export async function blobs(azurite: string, account: string, container: string, undo: Undo): Promise<Store> {
  const folder = scratchFolder('azurite', undo);
  const port = await freePort();
  const key = randomBytes(32).toString('base64');
  const args = [azurite, '--blobHost', '127.0.0.1', '--blobPort', String(port), '--location', folder, '--silent'];
  const env = { AZURITE_ACCOUNTS: `${ACCOUNT}:${key}` };
  const server = program(process.execPath, [...args, '--skipApiVersionCheck'], join(folder, 'azurite.log'), env);
  undo(() => server.end('SIGKILL'));
  server.start();
  const base = `http://127.0.0.1:${port}`;
  // It refuses whoever says nothing of himself.
  await until('Azurite answers', 60, async () => (await fetch(base).catch(() => undefined)) !== undefined, [server]);
  await call(base, key, 'PUT', container, { restype: 'container' });
  const reached = (secret: string, named = container): Reached => ({
    outside: {
      // The one way to name an address to Loki. It says the account and the key once more.
      [`account_name: ${account}`]: `account_name: ${account}\n      connection_string: DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${secret};BlobEndpoint=${base}/${ACCOUNT};`,
      [`container_name: ${container}`]: `container_name: ${named}`,
    },
    variables: { AZURE_STORAGE_KEY: secret },
  });
  return {
    reached: reached(key),
    stranger: { reached: reached(randomBytes(32).toString('base64')), says: /AuthorizationFailure/, ends: true },
    missing: { reached: reached(key, 'absent'), says: /ContainerNotFound/, ends: true },
    objects: async () => {
      const list = await call(base, key, 'GET', container, { comp: 'list', restype: 'container' });
      return [...list.matchAll(/<Name>([^<]+)<\/Name>/g)].map(([, name]) => String(name));
    },
  };
}

/** Asks with a shared key: https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key */
async function call(
  base: string,
  key: string,
  method: string,
  container: string,
  query: Readonly<Record<string, string>>,
): Promise<string> {
  const date = new Date().toUTCString();
  const asked = Object.keys(query)
    .sort()
    .map((name) => `\n${name}:${query[name]}`);
  const headers = `x-ms-date:${date}\nx-ms-version:${VERSION}`;
  const text = `${method}${'\n'.repeat(12)}${headers}\n/${ACCOUNT}/${ACCOUNT}/${container}${asked.join('')}`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  const response = await fetch(`${base}/${ACCOUNT}/${container}?${new URLSearchParams(query)}`, {
    method,
    headers: { 'x-ms-date': date, 'x-ms-version': VERSION, authorization: `SharedKey ${ACCOUNT}:${signature}` },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.text();
}
