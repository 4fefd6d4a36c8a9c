import type { Scope } from '../output/present';

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
}
