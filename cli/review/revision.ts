import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import type { TextFile } from '../../lib/environment/text-file';
import { namesOf, type Repository } from './git';
import { isLink, MOST_BYTES, type Snapshot } from './snapshot';

/** A file of a revision. */
interface Entry {
  readonly mode: string;
  readonly id: string;
}

const LINK = '120000';
const SUBMODULE = '160000';

/**
 * Opens the files of a revision, with one process for their names and one each time files are prepared.
 * @param inRepository makes the path of a file from the root of the repository
 * @param folders what is read at all
 */
export function revisionSnapshot(
  { git }: Repository,
  commit: string,
  inRepository: (path: string) => string,
  folders: readonly string[],
): Snapshot {
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...folders.map(inRepository)]);
  const entries = new Map(namesOf(listed).flatMap(entryOf));
  const known = new Map<string, TextFile>();
  const prepare = (paths: readonly string[]) => {
    const missing = paths.filter((path) => !known.has(path) && entries.get(inRepository(path))?.mode !== LINK);
    const ids = [...new Set(missing.flatMap((path) => entries.get(inRepository(path))?.id ?? []))];
    const contents = ids.length === 0 ? new Map<string, TextFile>() : readBlobs(git, ids);
    for (const path of missing) {
      const content = contents.get(entries.get(inRepository(path))?.id ?? '');
      if (content !== undefined) known.set(path, typeof content === 'string' ? content : named(path, content));
    }
  };
  // What environments extend may lie beside their folder.
  const readElsewhere = (path: string) => {
    const content = entries.has(inRepository(path))
      ? undefined
      : git(['cat-file', 'blob', `${commit}:${inRepository(path)}`]);
    return content && textOf(content);
  };
  return {
    prepare,
    files(folder) {
      const start = inRepository(folder) === '' ? '' : `${inRepository(folder)}/`;
      const below = [...entries.keys()].filter((path) => path.startsWith(start));
      return below.map((path) => posix.join(folder, path.slice(start.length)));
    },
    read(path) {
      if (entries.get(inRepository(path))?.mode === LINK) return isLink(path);
      if (!known.has(path)) prepare([path]);
      return known.get(path) ?? readElsewhere(path);
    },
  };
}

/** `100644 blob ID\tPATH` */
function entryOf(line: string): readonly (readonly [string, Entry])[] {
  const [head = '', ...path] = line.split('\t');
  const [mode = '', , id = ''] = head.split(' ');
  return mode === SUBMODULE ? [] : [[path.join('\t'), { mode, id }]];
}

/** Sizes are asked for first: nobody wants a gigabyte that lies there by mistake. */
function readBlobs(git: Repository['git'], ids: readonly string[]): ReadonlyMap<string, TextFile> {
  const sizes = git(['cat-file', '--batch-check=%(objectname) %(objectsize)'], `${ids.join('\n')}\n`);
  const sized = (sizes?.toString('utf8') ?? '').split('\n').map((line) => line.split(' '));
  const large = sized.filter(([, size]) => Number(size) > MOST_BYTES);
  const small = sized.flatMap(([id = '', size]) => (Number(size) <= MOST_BYTES ? [id] : []));
  const blobs = small.length === 0 ? undefined : git(['cat-file', '--batch'], `${small.join('\n')}\n`);
  return new Map<string, TextFile>([
    ...large.map(
      ([id = '', size]) =>
        [
          id,
          {
            problem: `is larger than any file of a stack: ${size} bytes`,
            fix: 'see whether it is the file that is meant',
          },
        ] as const,
    ),
    ...(blobs ? contentsIn(blobs) : []),
  ]);
}

/** `ID blob SIZE\nCONTENT\n` each: https://git-scm.com/docs/git-cat-file#_batch_output */
function contentsIn(output: Buffer): readonly (readonly [string, TextFile])[] {
  const contents: (readonly [string, TextFile])[] = [];
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(0x0a, start);
    const [id = '', type, size] = output.toString('utf8', start, end).split(' ');
    start = end + 1;
    if (type === 'missing') continue;
    contents.push([id, textOf(output.subarray(start, start + Number(size)))]);
    start += Number(size) + 1;
  }
  return contents;
}

function textOf(bytes: Buffer): TextFile {
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  return { problem: 'has bytes that are not UTF-8', fix: 'save it as UTF-8' };
}

function named<File extends object>(path: string, file: File): File {
  return 'problem' in file ? { ...file, problem: `${path} ${file.problem}` } : file;
}
