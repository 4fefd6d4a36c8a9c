import type { Scope } from '../output/present';
import type { FileChange } from '../output/write';

/** What runs record for the next one, which then computes only what has changed. */
export interface RecordOptions {
  /** Folder of the records, such as a cache: it may be lost at any time. */
  readonly folder: string;

  /**
   * Tells the build of the program, and everything else that decides the output and is no environment file, inventory or
   * option of the run, such as chart values of the user. Records of another program are none.
   */
  readonly program: string;
}

export interface SynthOptions {
  /** Environment files. Those that the scope does not name are only looked at for what must differ between environments. */
  readonly files: readonly string[];

  /** Folder that is written: one folder an environment. */
  readonly output: string;

  /** Folder of the rendered inventories: one folder an environment. @default 'locks' */
  readonly locks?: string;

  /**
   * What the run speaks for. `all` writes all environments or none, and removes the folders of those that are gone. Of
   * environments that are named, each is judged for itself, and written unless it has errors.
   */
  readonly scope: Scope;

  /** Names of environments that have no file any more, and shall go even if no other is left. @default - none */
  readonly removed?: readonly string[];

  /** Switches stacks on or off: only by name, where it would switch all of them off. @default - as the files say */
  readonly enabled?: boolean;

  /** Where the output folder is in its repository, as engines that read the repository see it. @default 'dist' */
  readonly delivered?: string;

  /** Records of earlier runs. @default - everything is computed */
  readonly records?: RecordOptions;

  /** Whether files are written; if not, all is computed, checked and compared, and nothing is changed. @default true */
  readonly write?: boolean;

  /**
   * Is told of each change in the order of the result, unless errors leave nothing to write: after everything is checked,
   * and before the first file is in its place. @default - nobody is told
   */
  readonly onChange?: (change: FileChange) => void;
}
