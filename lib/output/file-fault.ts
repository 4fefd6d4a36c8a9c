import { lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { getSystemErrorMap } from 'node:util';

/** What a disk or a system refused, in words. */
export interface FileFault {
  /** What is the case, in one sentence without a full stop. */
  readonly problem: string;

  /** What to do about it, as an imperative without a full stop. */
  readonly fix: string;
}

/** An error that the operating system answered with. */
export interface SystemError extends Error {
  /** `ENOSPC`, for example. */
  readonly code: string;

  /** Number of the error, negative. */
  readonly errno: number;

  /** What was asked of the system: `open`. */
  readonly syscall: string;

  /** File or folder that it was asked about. @default - none, such as a pipe */
  readonly path?: string;

  /** Where something should have been moved to. @default - nothing was moved */
  readonly dest?: string;
}

/** Tells errors of the operating system from those of programs. */
export function isSystemError(failure: unknown): failure is SystemError {
  // An error may be of another realm, where `instanceof` does not know it.
  return typeof failure === 'object' && failure !== null && 'syscall' in failure && 'errno' in failure;
}

/** Tells whether the operating system answered with one of some codes. */
export function failedWith(failure: unknown, ...codes: readonly string[]): boolean {
  return isSystemError(failure) && codes.includes(failure.code);
}

/**
 * Says in words what the operating system refused.
 * @param path what people know it by. @default - the file or folder that the error names
 */
export function fileFault(failure: SystemError, path = failure.dest ?? failure.path ?? 'a file'): FileFault {
  const describe = FAULTS[failure.code];
  if (describe) return describe(path);
  const [, words = failure.code] = getSystemErrorMap().get(failure.errno) ?? [];
  return { problem: `${path} can not be used: ${words} (${failure.code})`, fix: `look at ${path}` };
}

/** By the code of the error: https://man7.org/linux/man-pages/man3/errno.3.html */
const FAULTS: Readonly<Record<string, (path: string) => FileFault>> = {
  EACCES: denied,
  EPERM: denied,
  EROFS: (path) => ({
    problem: `${path} is on a disk that can only be read`,
    fix: 'make that disk writable, or write to another one',
  }),
  ENOSPC: (path) => ({ problem: `the disk is full: there is no room for ${path}`, fix: 'make room on that disk' }),
  EDQUOT: (path) => ({
    problem: `the quota of this user is used up: there is no room for ${path}`,
    fix: 'make room in the quota',
  }),
  EFBIG: (path) => ({
    problem: `${path} would be larger than a file may be here`,
    fix: 'raise the limit of this shell, which `ulimit -f` shows',
  }),
  EIO: (path) => ({ problem: `the disk can not read or write ${path}`, fix: 'look at the disk, which may be broken' }),
  ENOTDIR: inTheWay,
  EEXIST: inTheWay,
  EISDIR: (path) => ({ problem: `${path} is a folder where a file should be`, fix: `move ${path} away` }),
  ENOTEMPTY: (path) => ({ problem: `${path} is a folder that others write to`, fix: `see what is in ${path}` }),
  ENOENT: (path) => ({ problem: `${path} is gone, or a part of its path is`, fix: `see whether something removes it` }),
  ELOOP: (path) => ({
    problem: `${path} is a link that leads back to itself`,
    fix: `replace the link by what is meant`,
  }),
  ENAMETOOLONG: (path) => ({ problem: `the path ${path} is longer than the disk takes`, fix: 'use shorter names' }),
  EXDEV: (path) => ({
    problem: `${path} is on another disk than the folder that it stands in`,
    fix: 'make that folder a part of the same disk, or write the whole to the other one with --output',
  }),
  EBUSY: (path) => ({ problem: `another program holds ${path}`, fix: 'end that program' }),
  ETXTBSY: (path) => ({ problem: `another program runs ${path}`, fix: 'end that program' }),
  EMFILE: (path) => ({
    problem: `too many files are open for ${path} to be opened`,
    fix: 'raise the limit of this shell, which `ulimit -n` shows',
  }),
  ENFILE: (path) => ({
    problem: `too many files are open on this machine for ${path} to be opened`,
    fix: 'end programs',
  }),
};

function denied(path: string): FileFault {
  return {
    problem: `this user may not read or change ${path}`,
    fix: `give this user the right to it: ls -ld shows who has it`,
  };
}

function inTheWay(path: string): FileFault {
  const other = noFolder(path) ?? path;
  return { problem: `${other} is in the way: a folder should be in its place`, fix: `move ${other} away` };
}

/** The part of a path that is no folder although others stand below it: a file, or a link to nothing. */
function noFolder(path: string): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : noFolder(parent);
  if (above !== undefined) return above;
  const stats = statSync(path, { throwIfNoEntry: false }) ?? lstatSync(path, { throwIfNoEntry: false });
  return !stats || stats.isDirectory() ? undefined : path;
}

/** Lets an error of the system name the place that people know: what reads and writes names none. */
export function naming<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (failure) {
    throw isSystemError(failure) ? Object.assign(failure, { path }) : failure;
  }
}
