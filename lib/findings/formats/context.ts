import { relative, resolve } from 'node:path';
import type { FindingKind } from '../finding-kind';
import type { LocatedFinding, Place } from '../located-finding';

/** What a report tells beside the findings themselves. */
export interface FormatContext {
  /** Every kind of finding by its id. */
  readonly kinds: ReadonlyMap<string, FindingKind>;

  /** Version of this tool: `0.2.0`. */
  readonly version: string;

  /** Absolute path of the folder of the run, which the places of findings are relative to. */
  readonly folder: string;

  /** Absolute path of the repository, which machines know files by. @default - the folder of the run */
  readonly root?: string;

  /**
   * Content of an environment file, by the path that findings name; nothing for what such files extend, because others
   * extend it as well. @default - no fix is told as a change of a text
   */
  readonly textOf?: (file: string) => string | undefined;
}

/** A finding at a file or folder of the repository. */
export interface FiledFinding extends LocatedFinding {
  /** Place by the path within the repository, without a slash at its end. @default - it is not in the repository */
  readonly filed?: Place;
}

/** Severities in the order in which a report that may be cut tells them. */
const ORDER = ['error', 'warning', 'note'];

/** Finds the places of findings in the repository, errors first. */
export function inRepository(found: readonly LocatedFinding[], context: FormatContext): readonly FiledFinding[] {
  return [...found]
    .sort((a, b) => ORDER.indexOf(a.finding.severity) - ORDER.indexOf(b.finding.severity))
    .map((each) => {
      const file = each.place && pathInRepository(each.place.file, context);
      return file === undefined ? each : { ...each, filed: { ...each.place, file } };
    });
}

/**
 * The path of a file by which a whole repository knows it, with forward slashes; that of the repository itself is `.`.
 * @param file absolute, or relative to the folder of the run
 * @returns `undefined` for what is outside of the repository
 */
export function pathInRepository(
  file: string,
  { folder, root = folder }: Pick<FormatContext, 'folder' | 'root'>,
): string | undefined {
  const path = relative(root, resolve(folder, file)).replaceAll('\\', process.platform === 'win32' ? '/' : '\\');
  if (path === '') return '.';
  // On Windows what is on another disk has no relative path.
  const isOutside = path === '..' || path.startsWith('../') || /^[A-Za-z]:\//.test(path);
  return isOutside ? undefined : path;
}
