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

/** First line of every file we write: it says where to make a change, and that the file is ours to remove. */
export function header(environmentFile: string): string {
  return `${MARK}${environmentFile}: change that file, then run npm run synth.`;
}

/** Did we write this file? What others put beside is never touched. A script names its interpreter first. */
export function isGenerated(content: string): boolean {
  const text = content.replace(/^#!.*\n/, '');
  return text.startsWith(`# ${MARK}`) || text.startsWith(`<!-- ${MARK}`);
}

/** A YAML file with the header on top. */
export function yamlFile(path: string, environmentFile: string, yaml: string): OutputFile {
  return { path, content: `# ${header(environmentFile)}\n${yaml}` };
}
