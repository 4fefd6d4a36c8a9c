import type { LogIntent } from './intent';
import { isWithin } from './paths';
import { askedSources } from './sources/asked';
import type { SourceDirectory } from './sources/source';

/** What a collector must see of a node for what it reads: each directory once, none of them in another. */
export function mountedDirectories(logs: LogIntent): readonly SourceDirectory[] {
  const needed = askedSources(logs).flatMap(({ directories }) => directories);
  return needed
    .filter(({ mounted }, index) => needed.findIndex((other) => other.mounted === mounted) === index)
    .filter(({ mounted }) => !needed.some((other) => other.mounted !== mounted && isWithin(mounted, other.mounted)))
    .map((directory) => ({ ...directory, mustExist: needed.some((other) => mustExist(other, directory)) }));
}

function mustExist(other: SourceDirectory, { mounted }: SourceDirectory): boolean {
  return other.mounted === mounted && other.mustExist;
}
