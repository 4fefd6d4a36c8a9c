import { SETTINGS_FILE, type Settings } from '../environment/settings';

/** What the files for CI of a repository depend on. */
export interface CiOptions {
  /** Folder within the repository that the tool runs in, with forward slashes. @default '.' */
  readonly directory?: string;

  /** Paths that a change of makes the check run, relative to that folder; folders end with a slash. */
  readonly watched: readonly string[];

  /** Major version of Node that runs the tool. @default 24 */
  readonly node?: number;
}

/** What the tool reads and writes, and what decides which version of it runs. */
export function watchedPaths(settings: Settings): readonly string[] {
  const folders = [settings.environments, settings.output, settings.locks, settings['charts-values']];
  return [...folders.map((folder) => `${folder}/`), SETTINGS_FILE, 'package.json', 'package-lock.json'];
}

/** A version with long-term support: https://github.com/nodejs/release#release-schedule */
export const USUAL_NODE = 24;

/** A path from the root of the repository. */
export function fromRoot(path: string, directory = '.'): string {
  const steps = directory.split('/').filter((step) => step !== '' && step !== '.');
  return [...steps, path].join('/');
}
