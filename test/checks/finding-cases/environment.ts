import { MINIMAL } from '../../environment/in-memory';

/** MINIMAL with texts in place of others, which must be there. */
export function minimal(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${from} is not in\n${text}`);
    return text.replace(from, () => to);
  }, MINIMAL);
}

/** MINIMAL with more sections at its end. */
export function sections(...lines: readonly string[]): string {
  return `${MINIMAL}${lines.join('\n')}\n`;
}

/** MINIMAL with more keys of Loki. */
export function loki(...lines: readonly string[]): string {
  return minimal(below('loki:', lines));
}

/** MINIMAL with Loki on S3, and more keys of Loki. */
export function onS3(...lines: readonly string[]): string {
  return minimal(['filesystem: {}', S3], below('loki:', lines));
}

const S3 =
  's3: { region: us-east-1, endpoint: https://s3.example.com, buckets: { chunks: lines }, credentialsSecret: s3 }';

/** MINIMAL with a Loki that someone else runs. */
export function existing(...keys: readonly string[]): string {
  return minimal([LOKI, `loki: { existing: { ${[PUSH_URL, ...keys].join(', ')} } }\n`]);
}

const LOKI = MINIMAL.slice(MINIMAL.indexOf('loki:'), MINIMAL.indexOf('collector:'));
const PUSH_URL = 'pushUrl: "http://loki-gateway.loki.svc.cluster.local/loki/api/v1/push"';

/** A text with another collector, named with its settings. */
export function collectedBy(collector: string, text: string): string {
  return text.replace('alloy: { namespace: monitoring }', () => collector);
}

export const OTEL = 'otel: { shipper: { namespace: monitoring } }';
export const PROMTAIL = 'promtail: { namespace: monitoring }';

function below(section: string, lines: readonly string[]): readonly [string, string] {
  return [`${section}\n`, `${[section, ...lines.map((line) => `  ${line}`)].join('\n')}\n`];
}

/** A section that patches one value of an object. */
export function patch(kind: string, name: string, path: string, value: unknown): string {
  const operation = `{ op: replace, path: ${JSON.stringify(path)}, value: ${JSON.stringify(value)} }`;
  return `patches: [{ target: { kind: ${kind}, name: ${name} }, operations: [${operation}] }]`;
}
