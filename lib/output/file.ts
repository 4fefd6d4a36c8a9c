/** A file of `dist/`, its path relative to the output folder with forward slashes. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
}

const MARK = 'Generated from ';

/** First line of every file we write: it says where to make a change, and that the file is ours to remove. */
export function header(environmentFile: string): string {
  return `${MARK}${environmentFile}: change that file, then run npm run synth.`;
}

/** Did we write this file? What others put beside is never touched. */
export function isGenerated(content: string): boolean {
  return content.startsWith(`# ${MARK}`) || content.startsWith(`<!-- ${MARK}`);
}

/** A YAML file with the header on top. */
export function yamlFile(path: string, environmentFile: string, yaml: string): OutputFile {
  return { path, content: `# ${header(environmentFile)}\n${yaml}` };
}
