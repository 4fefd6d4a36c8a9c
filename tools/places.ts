import { join } from 'node:path';
import { cacheFolder } from '../lib/places/cache-folder';
import { packageRoot } from '../lib/places/package-root';

/** Where programs come from, and where they are. */
export interface Places {
  /** Folder of the modules that programs are built from. @default - that of this package */
  readonly modules?: string;

  /** Folder of what was built, of every version. @default - in the user's cache */
  readonly programs?: string;

  /** Folders of programs, as in the environment. @default - PATH */
  readonly path?: string;

  /** Milliseconds that a program on the PATH may take to tell its version. @default 10000 */
  readonly timeout?: number;
}

export function modulesFolder({ modules }: Places): string {
  return modules ?? join(packageRoot(), 'tools');
}

export function programsFolder({ programs }: Places): string {
  return programs ?? join(cacheFolder(), 'programs');
}

/** Where Helm puts the charts that it fetches. */
export function chartsFolder(): string {
  return join(cacheFolder(), 'charts');
}
