import { visible, visibleLine } from './visible';

/** Text in Markdown, as GitHub reads it. Only the functions of this file make it, and they escape every value. */
class Markdown {
  /** As it stands in the file. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type { Markdown };

/** Makes Markdown: a string among it becomes plain text. */
export function md(parts: TemplateStringsArray, ...values: readonly (string | Markdown)[]): Markdown {
  return new Markdown(parts.map((part, index) => part + inline(values[index] ?? '').source).join(''));
}

/** Makes plain text, on one line: nothing in it means anything. */
export function text(value: string): Markdown {
  const start = /^\s*(?:\d{1,9}(?=[.)](?:\s|$))|(?=[-+=>]))/;
  const line = escaped(value);
  return new Markdown(line.replace(start, (before) => `${before}\\`));
}

/** Makes text that people have written: code between backticks is code, and nothing else means anything. */
export function prose(value: string): Markdown {
  const pieces = value.split(SPAN);
  const parts = pieces.map((piece, index) => {
    if (index % 3 === 0) return (index === 0 ? text(piece) : new Markdown(escaped(piece))).source;
    return index % 3 === 2 ? code(piece.replaceAll(/\s+/g, ' ').replace(/^ (.*\S.*) $/, '$1')).source : '';
  });
  return new Markdown(parts.join(''));
}

/** Code between two runs of backticks that are as long. */
const SPAN = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/s;

/** Asterisks between blanks, and lines below that join letters, mean nothing: they stay readable. */
function escaped(value: string): string {
  return visible(value)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`[\]<&~|$#]|(?<!\s)\*|\*(?!\s)|(?<![A-Za-z0-9])_(?!\s)|(?<!\s)_(?![A-Za-z0-9])/g, '\\$&');
}

/** Makes code within a line. */
export function code(value: string): Markdown {
  const line = visibleLine(value);
  if (line === '') return new Markdown('');
  // A table takes the backslash away, and outside of a table it would stay.
  if (line.includes('\\|')) return text(line);
  const fence = '`'.repeat(longestRun(line) + 1);
  const padding = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : '';
  return new Markdown([fence, padding, line, padding, fence].join(''));
}

/** Makes a link to a file beside this one. */
export function link(path: string): Markdown {
  const steps = visibleLine(path).split('/').map(encodeURIComponent);
  const target = steps.join('/').replaceAll(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return new Markdown(`[${escaped(path)}](${target})`);
}

/** Makes a link to a page elsewhere. */
export function webLink(title: string, url: string): Markdown {
  const target = visibleLine(url).replaceAll(/[<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return new Markdown(`[${escaped(title)}](<${target}>)`);
}

/** Joins texts of one line; strings among them become plain text. */
export function join(values: readonly (string | Markdown)[], separator = ', '): Markdown {
  return new Markdown(values.map((value) => inline(value).source).join(separator));
}

/** Joins paragraphs and other blocks, without those that are not there. */
export function blocks(...parts: readonly (Markdown | undefined)[]): Markdown {
  const present = parts.filter((part) => part !== undefined && part.source !== '');
  return new Markdown(present.map((part) => part?.source).join('\n\n'));
}

/** Makes a heading: 1 is that of a file. */
export function heading(level: number, title: string): Markdown {
  return new Markdown(`${'#'.repeat(level)} ${text(title).source}`);
}

/** Makes a section with its heading; `undefined` without content. */
export function section(title: string, ...paragraphs: readonly (Markdown | undefined)[]): Markdown | undefined {
  const content = blocks(...paragraphs);
  return content.source === '' ? undefined : blocks(heading(2, title), content);
}

/** Makes a table; `undefined` without rows. */
export function table(
  header: readonly (string | Markdown)[],
  rows: readonly (readonly (string | Markdown)[])[],
): Markdown | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly (string | Markdown)[]) => `| ${cells.map(cell).join(' | ')} |`;
  return new Markdown([line(header), `| ${header.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n'));
}

/** Ends neither the cell nor its line. */
function cell(value: string | Markdown): string {
  return inline(value)
    .source.replaceAll(/(?<!\\)\|/g, '\\|')
    .replaceAll('\n', ' ');
}

/** Makes a bullet list; `undefined` without items. An item of several lines continues below its bullet. */
export function list(items: readonly (string | Markdown)[]): Markdown | undefined {
  if (items.length === 0) return undefined;
  return new Markdown(items.map((each) => item('-', inline(each)).source).join('\n'));
}

/** Makes an item of a list, below a bullet or a number: what has several lines continues below its first. */
export function item(bullet: string, content: Markdown): Markdown {
  const indented = content.source.trimStart().replaceAll(/\n(?=.)/g, `\n${' '.repeat(bullet.length + 1)}`);
  return new Markdown(`${bullet} ${indented}`);
}

/** What stands before and behind blocks that readers unfold, by a line that says what they are. */
export function foldedParts(summary: string): readonly [string, string] {
  return [`<details><summary>${htmlText(summary)}</summary>`, '</details>'];
}

/** Makes a comment that nobody sees, for programs. Takes words alone. */
export function comment(words: string): Markdown {
  return new Markdown(`<!-- ${words.replaceAll(/[^\w -]|--/g, '')} -->`);
}

/** Within a block of HTML Markdown means nothing. */
function htmlText(value: string): string {
  return visibleLine(value).replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Makes a fenced block of code. */
export function fenced(language: string, content: string): Markdown {
  const shown = visible(content);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return new Markdown(`${fence}${language}\n${shown}\n${fence}`);
}

function inline(value: string | Markdown): Markdown {
  return value instanceof Markdown ? value : text(value);
}

function longestRun(value: string): number {
  return Math.max(0, ...(value.match(/`+/g) ?? []).map(({ length }) => length));
}
