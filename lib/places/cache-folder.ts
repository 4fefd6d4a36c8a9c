import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What decides where caches of a user are. */
export interface CacheSurroundings {
  /** @default - that of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;

  /** @default - the one that runs this process */
  readonly platform?: NodeJS.Platform;

  /** @default - that of the user */
  readonly home?: string;
}

/**
 * Tells where what can be made again is kept, for all repositories of a user: `CDK8S_LOGGING_CACHE`, or else where the
 * system keeps caches (https://specifications.freedesktop.org/basedir-spec, "XDG_CACHE_HOME").
 */
export function cacheFolder({
  env = process.env,
  platform = process.platform,
  home = homedir(),
}: CacheSurroundings = {}): string {
  if (env.CDK8S_LOGGING_CACHE) return resolve(env.CDK8S_LOGGING_CACHE);
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Caches', NAME);
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), NAME, 'Cache');
  return join(home, '.cache', NAME);
}

const NAME = 'cdk8s-logging';
