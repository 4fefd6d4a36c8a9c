import { posix } from 'node:path';
import { environmentName, isEnvironmentFile } from '../../lib/environment/files';
import type { StackPlan } from '../../lib/plan/plan';
import type { Note, Reviewed, ReviewInput } from '../../lib/review/reviewed';
import type { Base, ReviewFolders } from './base';
import { diskSnapshot } from './disk';
import { type EnvironmentFiles, type ReadSide, sideReader } from './read-sides';
import type { Snapshot } from './snapshot';

/** Reads both sides of every environment whose manifests differ. */
export function compareSides(
  base: Base,
  folders: ReviewFolders,
  delivered: string,
): Required<Omit<ReviewInput, 'output'>> {
  const head = diskSnapshot();
  const names = changedEnvironments(base, head, folders);
  const [before, after] = [filesOf(base.snapshot, folders), filesOf(head, folders)];
  base.snapshot.prepare(names.flatMap((name) => wanted(base.snapshot, folders, before.get(name), name)));
  const plans = new Map<string, StackPlan>();
  const [readBase, readHead] = [base.snapshot, head].map((snapshot) =>
    sideReader(snapshot, folders, { delivered, plans }),
  );
  const read = names.map((name) => ({
    name,
    base: readSide(readBase, name, before),
    head: readSide(readHead, name, after),
  }));
  return {
    environments: read.flatMap(({ name, base: { side: was }, head: { side: is } }): readonly Reviewed[] =>
      was || is ? [{ name, ...(was && { base: was }), ...(is && { head: is }) }] : [],
    ),
    notes: [...(before.size === 0 && after.size > 0 ? [FIRST] : []), ...read.flatMap(problemNotes), ...unplanned(read)],
    textOf: (file) => {
      const path = posix.join(folders.output, file);
      const content = head.read(path) ?? base.snapshot.read(path);
      return typeof content === 'string' ? content : undefined;
    },
  };
}

const FIRST: Note = { text: 'The base has no stack yet: all of it is installed for the first time.' };

interface ReadBoth {
  readonly name: string;
  readonly base: ReadSide;
  readonly head: ReadSide;
}

const NOTHING_THERE: ReadSide = { problems: [], isUnplanned: false };

function readSide(
  read: ReturnType<typeof sideReader> | undefined,
  name: string,
  all: ReadonlyMap<string, EnvironmentFiles>,
): ReadSide {
  const files = all.get(name);
  return read && files ? read(name, files) : NOTHING_THERE;
}

/** Environments with a manifest that differs; pages and scripts change nothing that runs. */
function changedEnvironments(
  { snapshot, changed }: Base,
  head: Snapshot,
  { output }: ReviewFolders,
): readonly string[] {
  const paths = changed ?? differing(snapshot, head, output);
  const names = paths.filter(isManifest).map((path) => posix.relative(output, path).split('/'));
  return [...new Set(names.flatMap(([name, ...below]) => (below.length > 0 ? (name ?? []) : [])))].sort();
}

function differing(base: Snapshot, head: Snapshot, output: string): readonly string[] {
  const all = new Set([...base.files(output), ...head.files(output)]);
  return [...all].filter(
    (path) => isManifest(path) && JSON.stringify(base.read(path)) !== JSON.stringify(head.read(path)),
  );
}

/** What tools keep for themselves begins with a dot. */
function isManifest(path: string): boolean {
  return /\.ya?ml$/.test(path) && !/(?:^|\/)\.[^/.]/.test(path);
}

function filesOf(snapshot: Snapshot, { output, environments }: ReviewFolders): ReadonlyMap<string, EnvironmentFiles> {
  const all = new Map<string, EnvironmentFiles & { readonly manifests: string[] }>();
  const files = new Map(
    snapshot
      .files(environments)
      .map((path) => posix.relative(environments, path))
      .filter((name) => !name.includes('/') && isEnvironmentFile(name))
      .map((name) => [environmentName(name), name]),
  );
  for (const path of snapshot.files(output).filter(isManifest)) {
    const [name = '', ...below] = posix.relative(output, path).split('/');
    if (below.length === 0) continue;
    const file = files.get(name);
    const known = all.get(name) ?? { manifests: [], ...(file !== undefined && { file }) };
    known.manifests.push(path);
    all.set(name, known);
  }
  return all;
}

/** All that is read of an environment, for one process to read it. */
function wanted(
  snapshot: Snapshot,
  { locks, environments }: ReviewFolders,
  files: EnvironmentFiles | undefined,
  name: string,
): readonly string[] {
  if (!files) return [];
  const shared = snapshot.files(environments).filter((path) => posix.dirname(path) !== environments);
  const own = files.file === undefined ? [] : [posix.join(environments, files.file)];
  return [...files.manifests, ...snapshot.files(posix.join(locks, name)), ...own, ...shared];
}

function problemNotes({ name, base, head }: ReadBoth): readonly Note[] {
  const told = (problems: readonly string[], side: string) =>
    problems.map((problem) => ({
      text: `A file of ${side} was left out: ${problem}.`,
      environments: [name],
    }));
  return [...told(base.problems, 'the base'), ...told(head.problems, 'this change')];
}

function unplanned(read: readonly ReadBoth[]): readonly Note[] {
  const note = (side: 'base' | 'head', text: string) => {
    const names = read.filter((both) => both[side].isUnplanned).map(({ name }) => name);
    return names.length === 0 ? [] : [{ text, environments: names }];
  };
  return [
    ...note(
      'base',
      'This version of the tool does not take the environment file of the base: what changes is told from `dist/` alone.',
    ),
    ...note('head', 'The environment file has errors: what changes is told from `dist/` alone.'),
  ];
}
