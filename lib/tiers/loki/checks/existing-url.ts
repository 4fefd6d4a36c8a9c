import type { EnvironmentPath, Repair } from '../../../findings/finding';
import { setKey } from '../../../findings/repair';

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

/** The key with something else in its URL. */
export function pasteUrl({ key, url }: WrittenUrl, changes: Changes): Repair {
  const { protocol, hostname, port, path } = {
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port,
    path: url.pathname.replace(/\/$/, ''),
    ...changes,
  };
  return setKey(existingPath(key), `${protocol}//${hostname}${port === '' ? '' : `:${port}`}${path}`);
}
