import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment as both APIs have it. */
export interface StoredComment {
  readonly id: number;
  body: string;
}

/** In place of the API of GitHub or GitLab: it keeps comments in memory, and notes what it is asked. */
export interface StandIn {
  readonly url: string;

  /** Comments by the paths of their lists. */
  readonly comments: Map<string, StoredComment[]>;

  /** Method and path of each request, without its query. */
  readonly asked: string[];

  /** What it answers to whoever writes. @default - it takes what is written */
  refusal?: number;
  close(): Promise<void>;
}

const TOKEN = 'not-a-secret-of-anybody';

/** What each of them takes for a token: https://docs.github.com/en/rest, https://docs.gitlab.com/api/rest/authentication */
export const TOKENS = {
  given: TOKEN,
  headers: [
    ['authorization', `Bearer ${TOKEN}`],
    ['private-token', TOKEN],
  ],
} as const;

/** @param one matches the path of one comment, whose list is at its first group and whose id is its second */
export async function standIn(one: RegExp, listOf: (path: string) => string = (path) => path): Promise<StandIn> {
  const comments = new Map<string, StoredComment[]>();
  const asked: string[] = [];
  let last = 1000;
  const state: { refusal?: number } = {};
  const answer = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    asked.push(`${request.method} ${pathname}`);
    if (!TOKENS.headers.some(([name, value]) => request.headers[name] === value))
      return [401, { message: 'Bad credentials' }];
    const [, list = '', id] = one.exec(pathname) ?? [];
    if (request.method === 'GET') {
      const [size, page] = [Number(searchParams.get('per_page')), Number(searchParams.get('page'))];
      return [200, (comments.get(pathname) ?? []).slice((page - 1) * size, page * size)];
    }
    if (state.refusal !== undefined) return [state.refusal, { message: `secret ${TOKEN}` }];
    const { body } = JSON.parse(await textOf(request));
    if (request.method === 'POST') {
      const all = comments.get(pathname) ?? [];
      comments.set(pathname, [...all, { id: ++last, body }]);
      return [201, { id: last }];
    }
    const found = [...comments]
      .flatMap(([path, all]) => (listOf(path) === list ? all : []))
      .find((each) => String(each.id) === id);
    if (!found) return [404, {}];
    found.body = body;
    return [200, found];
  };
  const server: Server = createServer(async (request, response) => {
    const [status, data] = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    comments,
    asked,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
