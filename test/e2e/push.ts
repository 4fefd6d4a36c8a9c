/** Pushes a line in Loki's own protocol, and one over OTLP. */
export async function pushBothWays(lokiPort: number): Promise<void> {
  await post(`http://127.0.0.1:${lokiPort}/loki/api/v1/push`, {
    streams: [{ stream: { job: 'plain' }, values: [[now(), 'pushed', { trace_id: 'abc' }]] }],
  });
  await post(`http://127.0.0.1:${lokiPort}/otlp/v1/logs`, otlpLine('sent'));
}

/** A line with its time: milliseconds since 1970. */
export type TimedLine = readonly [time: number, line: string];

/**
 * Pushes lines of one stream, as Alloy does.
 * @param url of Loki, up to its port
 * @param metadata structured metadata of each line
 */
export async function pushLines(
  url: string,
  stream: Readonly<Record<string, string>>,
  lines: readonly TimedLine[],
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const values = lines.map(([time, line]) => [`${time}000000`, line, metadata]);
  await post(`${url}/loki/api/v1/push`, { streams: [{ stream, values }] });
}

function otlpLine(text: string): unknown {
  const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } });
  const resource = { attributes: [attribute('k8s.namespace.name', 'push'), attribute('log_type', 'pod')] };
  const record = { timeUnixNano: now(), body: { stringValue: text } };
  return { resourceLogs: [{ resource, scopeLogs: [{ logRecords: [record] }] }] };
}

function now(): string {
  return `${Date.now()}000000`;
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    // A Loki without tenants does not look at it.
    headers: { 'content-type': 'application/json', 'X-Scope-OrgID': 'prod' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
