import { hashComment } from '../syntax/comment';

/** A file of `dist/`. */
export interface OutputFile {
  /** Path relative to the output folder, with forward slashes. */
  readonly path: string;

  /** Complete text of the file, its header included. */
  readonly content: string;

  /** Whether people run it. @default false */
  readonly executable?: boolean;
}

const MARK = 'Generated from ';

/** Makes the first line of every file that we write: it says where to make a change, and marks the file as ours. */
export function header(environmentFile: string): string {
  return `${MARK}${environmentFile}: change that file, then run npx cdk8s-logging synth.`;
}

/**
 * Tells what a file that we wrote was made from, as its first line says: files of others are never touched. A script
 * names its interpreter first.
 * @returns `undefined` for a file of someone else
 */
export function generatedFrom(content: string): string | undefined {
  return /^(?:#!.*\n)?(?:# |<!-- )Generated from (.+?): .*\b(?:npm run|npx cdk8s-logging) synth\b/.exec(content)?.[1];
}

/** Makes a YAML file with the header on top. */
export function yamlFile(path: string, environmentFile: string, yaml: string): OutputFile {
  return { path, content: `${hashComment(header(environmentFile))}\n${yaml}` };
}
