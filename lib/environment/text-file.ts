import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { fileFault, isSystemError } from '../output/file-fault';

/** Why a file can not be used, although something is there. */
export interface UnreadableFile {
  /** What is the case, in one sentence without a full stop. */
  readonly problem: string;

  /** What to do, as an imperative without a full stop. */
  readonly fix: string;

  /** Where, counted from 1. @default - the file as a whole */
  readonly line?: number;
}

/** The content of a file, or why it can not be used. */
export type TextFile = string | UnreadableFile;

/** Many times what is read as an environment (`LARGEST` of yaml-problem.ts): more is not even fetched from the disk. */
const MOST_BYTES = 2 ** 20 * 4;

/** @returns the content of a file without a byte order mark, why it can not be used, or `undefined` if there is none */
export function readTextFile(path: string): TextFile | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return brokenLink(path);
    return notText(path, stats) ?? decode(path, readFileSync(path));
  } catch (failure) {
    if (!isSystemError(failure)) throw failure;
    return fileFault(failure, path);
  }
}

function brokenLink(path: string): UnreadableFile | undefined {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  return {
    problem: `${path} is a link to ${readlinkSync(path)}, which is not there`,
    fix: 'correct the link, or delete it',
  };
}

/** A pipe or a device might never end. */
function notText(path: string, stats: Stats): UnreadableFile | undefined {
  if (stats.isDirectory()) return { problem: `${path} is a folder, not a file`, fix: 'name a file' };
  if (!stats.isFile()) return { problem: `${path} is a pipe or a device, not a file`, fix: 'put a file in its place' };
  if (stats.size <= MOST_BYTES) return undefined;
  return {
    problem: `${path} is larger than any environment: ${stats.size} bytes`,
    fix: 'see whether it is the file that is meant',
  };
}

function decode(path: string, bytes: Buffer): TextFile {
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) return { problem: `${path} is ${encoding}, not UTF-8`, fix: 'save it as UTF-8' };
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(BYTE_ORDER_MARK, '');
  return {
    problem: `${path} has bytes in line ${firstBadLine(bytes)} that are not UTF-8`,
    fix: 'save it as UTF-8, which is another encoding than Latin-1 or Windows-1252',
    line: firstBadLine(bytes),
  };
}

const BYTE_ORDER_MARK = /^\uFEFF/;

/** By the marks of the Unicode standard, 23.8; without one, by the bytes of zero that no text of YAML has. */
function otherEncoding(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  return bytes.includes(0) ? 'UTF-16 or no text at all' : undefined;
}

/** No character of UTF-8 holds the byte of a line's end. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line++;
  }
  return line;
}
