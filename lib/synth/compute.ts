import { environmentLoader } from '../environment/load';
import type { TextFile } from '../environment/text-file';
import type { PlacedFinding } from '../findings/located-finding';
import type { OutputFile } from '../output/file';
import { sharedFiles } from '../output/render';
import { claimsOf } from './claim';
import type { Claims } from './claims';
import type { FolderDigests } from './digest';
import { folderLeft } from './left';
import { type Asked, type Synthesized, synthesizeOne } from './one';

/** What was made of an environment. */
export interface Computed {
  readonly claims: Claims;

  /** Paths of its own file, and of those that it extends. */
  readonly chain: readonly string[];

  /** @default - nobody asked for it */
  readonly stack?: Synthesized;

  /** What its folder holds in the end. @default - another run could find something else, or nobody asked for it */
  readonly left?: FolderDigests;
}

/** Why there is nothing to be made of a file. */
export interface Unloadable {
  /** At least one. */
  readonly faults: readonly PlacedFinding[];
}

/** Makes everything of environments: whoever loads this module loads nearly all others. */
export interface Computer {
  /** Computes all of an environment. @param before what its folder holds; asks what it will hold as well */
  compute(file: string, before?: FolderDigests): Computed | Unloadable;

  /** Looks at an environment, and builds nothing. */
  look(file: string): Computed | Unloadable;

  /** Makes the files that environments with scripts share. */
  sharedFiles(): readonly OutputFile[];
}

/** @param read returns the content of a file */
export function openComputer(read: (path: string) => TextFile | undefined, asked: Asked): Computer {
  const load = environmentLoader(read, asked);
  return {
    compute(file, before) {
      const loaded = load(file);
      if ('findings' in loaded) return { faults: loaded.findings };
      const { environment, chain } = loaded;
      const switched = { ...environment, enabled: asked.enabled ?? environment.enabled };
      const stack = synthesizeOne(switched, asked);
      const left = before && folderLeft(switched, stack, { output: asked.output, before });
      return { claims: claimsOf(environment), chain, stack, ...(left && { left }) };
    },
    look(file) {
      const loaded = load(file);
      if ('findings' in loaded) return { faults: loaded.findings };
      return { claims: claimsOf(loaded.environment), chain: loaded.chain };
    },
    sharedFiles,
  };
}
