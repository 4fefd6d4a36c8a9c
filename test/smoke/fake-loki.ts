import type { IncomingMessage } from 'node:http';

/** As much of Loki as the checks ask for. */
export interface FakeLoki {
  labels: readonly string[];
  retention: string;

  /** Whether no query finds anything. */
  lost: boolean;

  /** What was pushed. */
  lines: string[];

  /** Tenant and user of each request. */
  seen: string[];
}

export async function answer(request: IncomingMessage, loki: FakeLoki): Promise<{ status: number; body: string }> {
  const url = new URL(request.url ?? '', 'http://loki');
  loki.seen.push(`${request.headers['x-scope-orgid'] ?? ''} ${request.headers.authorization ?? ''}`);
  switch (url.pathname) {
    case '/ready':
      return { status: 200, body: 'ready\n' };
    case '/config':
      return {
        status: 200,
        body: `compactor:\n  retention_enabled: true\nlimits_config:\n  retention_period: ${loki.retention}\n`,
      };
    case '/loki/api/v1/labels':
      return { status: 200, body: JSON.stringify({ data: loki.labels }) };
    case '/loki/api/v1/push':
      for await (const chunk of request) loki.lines.push(String(chunk));
      return { status: 204, body: '' };
    case '/loki/api/v1/query_range':
      return { status: 200, body: JSON.stringify({ data: { result: loki.lost ? [] : found(url, loki.lines) } }) };
    default:
      return { status: 404, body: url.pathname };
  }
}

/** What a filter names must have been pushed. */
function found(url: URL, lines: readonly string[]) {
  const [, wanted] = /\|= "(.*)"/.exec(url.searchParams.get('query') ?? '') ?? [];
  const hit = wanted === undefined || lines.some((line) => line.includes(`smoke ${wanted}`));
  return hit ? [{ values: [['1', 'line']] }] : [];
}
