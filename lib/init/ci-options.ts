/** What the files for CI of a repository depend on. */
export interface CiOptions {
  /** Folder within the repository that the tool runs in, with forward slashes. @default '.' */
  readonly directory?: string;

  /** Paths that a change of makes the check run, relative to that folder; folders end with a slash. */
  readonly watched: readonly string[];

  /** Major version of Node that runs the tool. @default 24 */
  readonly node?: number;
}

/** What the tool reads and writes where no settings say otherwise, and what decides which version of it runs. */
export const USUALLY_WATCHED: readonly string[] = [
  'environments/',
  'dist/',
  'locks/',
  'charts-values/',
  'cdk8s-logging.yaml',
  'package.json',
  'package-lock.json',
];

/** A version with long-term support: https://github.com/nodejs/release#release-schedule */
export const USUAL_NODE = 24;

/** A path from the root of the repository. */
export function fromRoot(path: string, directory = '.'): string {
  const steps = directory.split('/').filter((step) => step !== '' && step !== '.');
  return [...steps, path].join('/');
}
