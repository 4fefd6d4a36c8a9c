import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { diskSnapshot } from './disk';
import { lineOf, namesOf, openRepository, type Repository } from './git';
import { revisionSnapshot } from './revision';
import type { Snapshot } from './snapshot';

/** Folders that a review reads, as the command was told them. */
export interface ReviewFolders {
  readonly output: string;
  readonly locks: string;
  readonly environments: string;
}

/** What the head is compared with. */
export interface Base {
  readonly snapshot: Snapshot;

  /** Paths of files that differ from the head, as the command names files. @default - nobody knows: all are compared */
  readonly changed?: readonly string[];
}

/** A base, or why there is none, in whole sentences. */
export type FoundBase = Base | { readonly problem: string };

/** Finds the base: a revision, if git knows one of that name, or else a folder. */
export function findBase(
  asked: string | undefined,
  folders: ReviewFolders,
  env: Readonly<Record<string, string | undefined>>,
): FoundBase {
  if (asked?.startsWith('-')) return { problem: `${asked} is no revision: --base names a revision or a folder.` };
  const repository = openRepository();
  if ('problem' in repository)
    return folderOr(asked, folders, `${repository.problem} --base names a folder to compare with.`);
  const revision = asked === undefined ? usualRevision(repository, env) : commitOf(repository, asked);
  if (revision.commit !== undefined) return revisionBase(repository, revision.commit, folders);
  return folderOr(asked, folders, noBase(revision.name, repository));
}

function folderOr(asked: string | undefined, folders: ReviewFolders, problem: string): FoundBase {
  const isFolder = asked !== undefined && statSync(asked, { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? folderBase(asked, folders) : { problem };
}

interface Revision {
  readonly name: string;

  /** @default - git knows none of that name */
  readonly commit?: string;
}

function commitOf({ git }: Repository, name: string): Revision {
  const commit = lineOf(git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]));
  return commit === undefined ? { name } : { name, commit };
}

/**
 * In a pipeline what the change is to be merged into, else where this branch has left that of the remote; without a
 * remote the last commit.
 */
function usualRevision(repository: Repository, env: Readonly<Record<string, string | undefined>>): Revision {
  const target = env.GITHUB_BASE_REF;
  // Of a merged result GitLab names the target branch, and of others where the branch has left it.
  const gitlab = env.CI_MERGE_REQUEST_TARGET_BRANCH_SHA || env.CI_MERGE_REQUEST_DIFF_BASE_SHA;
  if (target) return forkPoint(repository, `origin/${target}`) ?? commitOf(repository, `origin/${target}`);
  if (gitlab) return commitOf(repository, gitlab);
  return forkPoint(repository, 'origin/HEAD') ?? commitOf(repository, 'HEAD');
}

function forkPoint({ git }: Repository, name: string): Revision | undefined {
  const commit = lineOf(git(['merge-base', name, 'HEAD']));
  return commit === undefined ? undefined : { name, commit };
}

function noBase(name: string, { git }: Repository): string {
  if (lineOf(git(['rev-parse', '--is-shallow-repository'])) === 'true')
    return `The commit ${name} is not here, because this is a shallow clone: fetch it with git fetch --unshallow, or have the pipeline clone all of it (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 of GitLab).`;
  return name === 'HEAD'
    ? 'This repository has no commit yet: --base names a folder to compare with.'
    : `git knows no revision ${name}, and there is no folder of that name: --base names either.`;
}

function revisionBase(repository: Repository, commit: string, folders: ReviewFolders): FoundBase {
  const root = realpathSync(repository.root);
  const here = realpathSync('.');
  const inRepository = (path: string) => relative(root, resolve(here, path)).replaceAll(sep, '/');
  const all = [folders.output, folders.locks, folders.environments];
  const outside = all.find((folder) => inRepository(folder).startsWith('..'));
  if (outside !== undefined)
    return {
      problem: `${outside} is outside of this git repository, which has no earlier state of it: --base names a folder to compare with.`,
    };
  const output = inRepository(folders.output);
  const names = [
    ...namesOf(repository.git(['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', commit, '--', output])),
    ...namesOf(repository.git(['ls-files', '--others', '--exclude-standard', '-z', '--', output])),
  ];
  return {
    snapshot: revisionSnapshot(repository, commit, inRepository, all),
    changed: names.map((name) => posix.join(folders.output, posix.relative(output, name))),
  };
}

/** A folder that has an output folder in it is like this one; any other is such an output folder itself. */
function folderBase(folder: string, { output }: ReviewFolders): Base {
  if (existsSync(join(folder, output))) return { snapshot: diskSnapshot((path) => posix.join(folder, path)) };
  return {
    snapshot: diskSnapshot((path) =>
      path === output || path.startsWith(`${output}/`) ? posix.join(folder, posix.relative(output, path)) : undefined,
    ),
  };
}
