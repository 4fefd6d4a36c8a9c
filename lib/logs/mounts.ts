import { firstOfEach } from '../collections/first-of-each';
import type { LogIntent } from './intent';
import { directoriesAround } from './paths';
import { askedSources } from './sources/asked';
import type { SourceDirectory } from './sources/source';

/** What a collector must see of a node for what it reads: each directory once, none of them in another. */
export function mountedDirectories(logs: LogIntent): readonly SourceDirectory[] {
  const needed = askedSources(logs).flatMap(({ directories }) => directories);
  const all = new Set(needed.map(({ mounted }) => mounted));
  const existing = new Set(needed.filter(({ mustExist }) => mustExist).map(({ mounted }) => mounted));
  return firstOfEach(needed, ({ mounted }) => mounted)
    .filter(({ mounted }) => !directoriesAround(mounted).some((around) => around !== mounted && all.has(around)))
    .map((directory) => ({ ...directory, mustExist: existing.has(directory.mounted) }));
}
