import type { EnvironmentPath } from '../../../findings/finding';

/** A URL of a Loki that someone else runs, and the key under which it is written. */
export interface WrittenUrl {
  /** Key under `loki.existing` in the environment file. */
  readonly key: 'pushUrl' | 'queryUrl' | 'otlpUrl';

  /** Parsed value of the key. */
  readonly url: URL;
}

export function existingPath(key: WrittenUrl['key']): EnvironmentPath {
  return ['loki', 'existing', key];
}

/** Parts of a URL in the place of those that are written; the port as text, empty for that of the scheme. */
interface Changes {
  readonly protocol?: string;
  readonly hostname?: string;
  readonly port?: string;
  readonly path?: string;
}

/** The text to paste, with something else in the URL. */
export function pasteUrl({ key, url }: WrittenUrl, changes: Changes): string {
  const { protocol, hostname, port, path } = {
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port,
    path: url.pathname.replace(/\/$/, ''),
    ...changes,
  };
  return `loki:\n  existing:\n    ${key}: ${protocol}//${hostname}${port === '' ? '' : `:${port}`}${path}`;
}
