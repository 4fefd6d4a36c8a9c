import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../lib/environment/settings';
import { cacheFolder } from '../lib/places/cache-folder';
import type { RecordOptions } from '../lib/synth/options';

/**
 * Where runs in this folder leave what they looked at, so that the next one skips what has not changed.
 * @param build what the program was built from. @default - nobody knows, and every run computes everything
 */
export function recordsHere(settings: Settings, build: string | undefined): RecordOptions | undefined {
  if (build === undefined) return undefined;
  const folder = join(cacheFolder(), 'runs', createHash('sha256').update(process.cwd()).digest('hex').slice(0, 16));
  return { folder, program: programOf(settings, build) };
}

/** All that decides what is written beside environment files and inventories. */
function programOf(settings: Settings, build: string): string {
  const hash = createHash('sha256').update(build).update(JSON.stringify(settings));
  const own = settings['charts-values'];
  const names = existsSync(own) ? readdirSync(own, { recursive: true, withFileTypes: true }) : [];
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
