import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../../verify/programs/free-port';
import type { Undo } from './undo';

/** What stands in front of Loki and lets nobody in without credentials. */
export interface Gateway {
  readonly port: number;

  /** The folder of the Secret, as a pod sees it. */
  readonly credentials: string;
}

export async function startGateway(folder: string, lokiPort: number, undo: Undo): Promise<Gateway> {
  const credentials = join(folder, 'credentials');
  const username = 'collector';
  // Whatever a configuration might take for something else.
  const password = `$$${randomUUID()} \${env:HOME}: #"`;
  mkdirSync(credentials);
  writeFileSync(join(credentials, 'username'), username);
  writeFileSync(join(credentials, 'password'), password);
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const port = await freePort();
  const server = createServer((asked, answer) => {
    if (asked.headers.authorization === expected) return forward(asked, answer, lokiPort);
    asked.resume();
    answer.writeHead(401).end();
  });
  undo(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { port, credentials };
}

function forward(asked: IncomingMessage, answer: ServerResponse, port: number): void {
  const { url: path, method, headers } = asked;
  const onward = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  onward.on('error', () => answer.writeHead(502).end());
  asked.pipe(onward);
}
