/** A line as Loki stored it. */
export interface StoredLine {
  /** Nanoseconds since 1970. */
  readonly timestamp: string;
  readonly line: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * All lines of the last hour, or longer, that a selector selects, as the tenant that the collectors write for sees them.
 * @param at port of loopback, or the beginning of a URL
 */
export async function storedLines(
  at: number | string,
  query: string,
  tenant = 'prod',
  since = '1h',
): Promise<readonly StoredLine[]> {
  const response = await askLoki(at, query, { 'X-Scope-OrgID': tenant }, since);
  if (!response.ok) throw new Error(await response.text());
  // What Loki answers is not checked: a test that reads nothing from it fails.
  const { data } = (await response.json()) as Answer;
  return data.result.flatMap(({ stream, values }) =>
    values.map(([timestamp, line, { structuredMetadata = {} }]) => ({
      timestamp,
      line,
      labels: stream,
      metadata: structuredMetadata,
    })),
  );
}

/** Asks for lines of the last hour, or longer, with headers of one's own: 30 seconds at most. */
export function askLoki(
  at: number | string,
  query: string,
  headers: Readonly<Record<string, string>>,
  since = '1h',
): Promise<Response> {
  const parameters = new URLSearchParams({ query, limit: String(MOST_LINES), since, direction: 'forward' });
  const url = typeof at === 'string' ? at : `http://127.0.0.1:${at}`;
  return fetch(`${url}/loki/api/v1/query_range?${parameters}`, {
    // Keeps index labels and structured metadata apart.
    headers: { ...headers, 'X-Loki-Response-Encoding-Flags': 'categorize-labels' },
    signal: AbortSignal.timeout(30_000),
  });
}

/** More than a test writes: each Loki here is told that it may give as many at once. */
export const MOST_LINES = 100_000;

/** https://grafana.com/docs/loki/latest/reference/loki-http-api/#query-logs-within-a-range-of-time */
interface Answer {
  readonly data: {
    readonly result: readonly {
      readonly stream: Record<string, string>;
      readonly values: readonly [string, string, { readonly structuredMetadata?: Record<string, string> }][];
    }[];
  };
}
