/** An address of the network, as a text names it. */
export interface Address {
  /** Scheme in front of `://`, such as `http`. @default - the text has none */
  readonly scheme?: string;

  /** DNS name or IPv4 address. */
  readonly host: string;

  /** Port of the network, 1 to 65535. @default - that of the scheme */
  readonly port?: number;
}

const WORD = /[\w.+@:/-]+/g;

/** `dns+` and `_grpc._tcp.` are how Go programs ask for all addresses of a name. */
const ADDRESS =
  /^(?:([a-z][a-z0-9+.-]*):\/{2,3})?(?:dns(?:srv|srvnoa)?\+)?(?:[^@/]*@)?(?:_[a-z-]+\._[a-z]+\.)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)\.?(?::(\d{1,5}))?(\/.*)?$/;

/** Schemes whose host is one of the network: `s3://` names a bucket. */
const SCHEMES = [
  'http',
  'https',
  'ws',
  'wss',
  'grpc',
  'grpcs',
  'h2c',
  'tcp',
  'tls',
  'udp',
  'dns',
  'redis',
  'memcached',
];

/** What makes a word a part of something that is put together at run time. */
const BEFORE = '$}{)*>%\\';
const AFTER = '${(<*%[';

/**
 * Addresses in a text that may name a Service: those with a scheme, `name.namespace.svc…`, and `name.namespace:port`.
 * Comments, dashboards, what is switched off by `enabled: false`, and names with variables in them are left out. Each stands once;
 * a text of these addresses, a line each, has the same.
 */
export function urlsIn(text: string): readonly string[] {
  if (isDashboard(text)) return [];
  const found = new Set<string>();
  for (const line of effectiveLines(text)) {
    for (const word of line.matchAll(WORD)) {
      const address = addressOfWord(word[0], line[word.index - 1], line[word.index + word[0].length]);
      if (address) found.add(formatAddress(address));
    }
  }
  return [...found];
}

/** Grafana's dashboards hold addresses for browsers, and values of labels that look like addresses. */
function isDashboard(text: string): boolean {
  return text.trimStart().startsWith('{') && text.includes('"panels"');
}

/** Parses a word as an address. */
export function parseAddress(word: string): Address | undefined {
  return addressOfWord(word, undefined, undefined);
}

export function formatAddress({ scheme, host, port }: Address): string {
  return `${scheme === undefined ? '' : `${scheme}://`}${host}${port === undefined ? '' : `:${port}`}`;
}

function addressOfWord(word: string, before: string | undefined, after: string | undefined): Address | undefined {
  const [, scheme, host, port, path] = word.match(ADDRESS) ?? [];
  if (host === undefined || (scheme !== undefined && !SCHEMES.includes(scheme))) return undefined;
  if (scheme === undefined && ((before && BEFORE.includes(before)) || !isServiceName(host, port))) return undefined;
  const goesOn = after !== undefined && AFTER.includes(after) && port === undefined && path === undefined;
  // nginx: `proxy_pass http://loki.monitoring.svc.cluster.local$request_uri`
  if (goesOn && !(after === '$' && host.split('.').indexOf('svc') === 2 && /[a-z0-9]$/.test(word))) return undefined;
  return { ...(scheme && { scheme }), host, ...(port && { port: Number(port) }) };
}

/** Tells whether a host without a scheme is clearly that of a Service. */
function isServiceName(host: string, port: string | undefined): boolean {
  const labels = host.split('.');
  if (labels.indexOf('svc') >= 2) return true;
  return port !== undefined && labels.length === 2 && labels.every((label) => /[a-z]/.test(label));
}

const SIGN = /:\/\/|\.svc|:\d/;
const SIGNS = new RegExp(SIGN, 'g');
const COMMENT = /^\s*(?:#|\/\/|;)|\s(?:#|\/\/)\s/;

/** Lines that may hold addresses, without their comments. */
function effectiveLines(text: string): readonly string[] {
  if (!SIGN.test(text)) return [];
  const lines = text.includes('enabled: false') ? withoutSwitchedOff(text.split('\n')) : linesWithSign(text);
  return lines.map((line) => {
    const comment = line.search(COMMENT);
    return comment === -1 ? line : line.slice(0, comment);
  });
}

/** Most texts are long, and few of their lines hold an address. */
function linesWithSign(text: string): readonly string[] {
  const lines = new Map<number, string>();
  for (const { index } of text.matchAll(SIGNS)) {
    const start = text.lastIndexOf('\n', index) + 1;
    if (lines.has(start)) continue;
    const end = text.indexOf('\n', index);
    lines.set(start, text.slice(start, end === -1 ? undefined : end));
  }
  return [...lines.values()];
}

const OFF = /^( +)enabled: false\b/;

/** Without the blocks of YAML that say `enabled: false`: nothing in them is called. */
function withoutSwitchedOff(lines: readonly string[]): readonly string[] {
  const off = new Set<number>();
  lines.forEach((line, at) => {
    const indent = line.match(OFF)?.[1]?.length;
    if (indent === undefined) return;
    const inBlock = (other: string | undefined) =>
      other !== undefined && (other.trim() === '' || other.search(/\S/) >= indent);
    for (let up = at; inBlock(lines[up]); up--) off.add(up);
    for (let down = at + 1; inBlock(lines[down]); down++) off.add(down);
  });
  return lines.filter((line, at) => !off.has(at) && SIGN.test(line));
}
