import { posix } from 'node:path';
import type { StackPlan } from '../../lib/plan/plan';
import type { Note, Reviewed, ReviewInput } from '../../lib/review/reviewed';
import type { Side } from '../../lib/transitions/side';
import type { Base, ReviewFolders } from './base';
import { diskSnapshot } from './disk';
import { changedEnvironments, type EnvironmentFiles, filesOf, preparedFiles } from './environment-files';
import { type ReadBoth, readNotes } from './read-notes';
import { sideReader } from './read-sides';

/** Reads both sides of every environment whose manifests differ. */
export function compareSides(
  base: Base,
  folders: ReviewFolders,
  delivered: string,
): Required<Omit<ReviewInput, 'output' | 'queries'>> {
  const head = diskSnapshot();
  const names = changedEnvironments(base, head, folders);
  const [before, after] = [filesOf(base.snapshot, folders), filesOf(head, folders)];
  const isNew = before.size === 0 && after.size > 0;
  const differing = names.map((name) => ({ name, ...given('was', before.get(name)), ...given('is', after.get(name)) }));
  base.snapshot.prepare(preparedFiles(base.snapshot, folders, only(before, names)));
  const means = { delivered, plans: new Map<string, StackPlan>() };
  const readBase = sideReader(base.snapshot, folders, means);
  const readHead = sideReader(head, folders, means);
  const read = differing.map(
    ({ name, was, is }): ReadBoth => ({
      name,
      ...given('base', was && readBase(name, was)),
      ...given('head', is && readHead(name, is)),
    }),
  );
  return {
    environments: read.flatMap(reviewed),
    notes: [...(isNew ? [FIRST] : []), ...readNotes(read)],
    textOf: (file) => {
      const path = posix.join(folders.output, file);
      const content = head.read(path) ?? base.snapshot.read(path);
      return typeof content === 'string' ? content : undefined;
    },
  };
}

const FIRST: Note = { text: 'The base has no stack yet: all of it is installed for the first time.' };

/**
 * A stack that was switched off, and is not now, is installed as a new one is: what is kept of it runs nothing. One that is
 * switched off now has still a folder, and its engine clears up.
 */
function reviewed({ name, base, head }: ReadBoth): readonly Reviewed[] {
  const isArriving = base && head && !runsAnything(base.side) && runsAnything(head.side);
  const was = isArriving ? undefined : base?.side;
  const isEmpty = [was, head?.side].every((side) => side === undefined || side.objects.length === 0);
  return isEmpty ? [] : [{ name, ...given('base', was), ...given('head', head?.side) }];
}

function runsAnything({ releases, workloads }: Side): boolean {
  return releases.length + workloads.length > 0;
}

function only(files: ReadonlyMap<string, EnvironmentFiles>, names: readonly string[]) {
  const wanted = new Set(names);
  return new Map([...files].filter(([name]) => wanted.has(name)));
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value });
}
