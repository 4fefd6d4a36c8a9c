import type { Settings } from '../../lib/environment/settings';

/** What a repository is copied from. */
export interface Origin {
  /** The folder in which the command would run. */
  readonly root: string;
  readonly settings: Settings;
  readonly environment: string;
}
