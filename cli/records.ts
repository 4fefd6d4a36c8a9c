import { basename, dirname, join } from 'node:path';
import type { Settings } from '../lib/environment/settings';
import { cacheFolder } from '../lib/places/cache-folder';
import { digestOfFolder, folderDigests, shortDigest } from '../lib/synth/digest';
import type { RecordOptions } from '../lib/synth/options';
import { ownCharts } from './settings-here';

/**
 * Where runs in this folder leave what they looked at, so that the next one skips what has not changed.
 * @param build what the program was built from
 * @returns `undefined` if that is not known, or what a repository has of its own can not be told for sure
 */
export function recordsHere(settings: Settings, build: string | undefined): RecordOptions | undefined {
  const own = ownCharts(settings);
  const digests = own === undefined ? new Map<string, string>() : folderDigests(dirname(own), basename(own));
  if (build === undefined || digests === undefined) return undefined;
  return {
    folder: join(cacheFolder(), 'runs', shortDigest(process.cwd())),
    // All that decides what is written beside environment files and inventories.
    program: JSON.stringify([build, settings, digestOfFolder(digests)]),
  };
}
