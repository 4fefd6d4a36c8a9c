import { visibleLine } from './visible';

/** Makes a comment of YAML, shell or a plain list, which ends with its line. */
export function hashComment(text: string): string {
  return `# ${visibleLine(text)}`;
}

/** Makes a comment of HTML, for Markdown too: it ends with `-->`, or with `--!>` for browsers. */
export function htmlComment(text: string): string {
  return `<!-- ${visibleLine(text).replaceAll('>', '&gt;')} -->`;
}
