import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { run } from '../programs/run';
import { type LocalServer, listening } from './local-server';

/**
 * Serves the bare repositories of a folder by git's own program, as a CGI program (git help http-backend).
 * @param folder one that holds `NAME.git`, which is then at `URL/NAME.git`
 */
export function serveGit(folder: string): Promise<LocalServer> {
  const backend = `${run('git', ['--exec-path']).stdout.trim()}/git-http-backend`;
  const server: Server = createServer((request, response) => {
    answer(backend, folder, request, response).catch((failure) => response.destroy(failure));
  });
  return listening(server);
}

async function answer(
  backend: string,
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn(backend, {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: header(request, 'git-protocol'),
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: header(request, 'content-type'),
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => child.on('error', reject).on('close', () => resolve()));
  const zipped = header(request, 'content-encoding') === 'gzip';
  // A program that has read enough closes its end.
  const sent = zipped ? pipeline(request, createGunzip(), child.stdin) : pipeline(request, child.stdin);
  await Promise.all([ended, sent.catch(() => undefined)]);
  reply(Buffer.concat(chunks), response);
}

function header({ headers }: IncomingMessage, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

/** What a CGI program says: headers, an empty line, and the rest. */
function reply(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('git-http-backend said nothing');
  const fields = output.subarray(0, end).toString().split('\r\n').map(splitField);
  const status = fields.find(([name]) => name === 'Status')?.[1] ?? '200';
  response.writeHead(Number.parseInt(status, 10), Object.fromEntries(fields.filter(([name]) => name !== 'Status')));
  response.end(output.subarray(end + 4));
}

function splitField(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}
