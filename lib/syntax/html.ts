import { visible } from './visible';

/** Text in HTML. Only the functions of this file make it, and they escape every value. */
class Html {
  /** As it stands in the file. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type { Html };

/** What can stand in HTML: a text becomes plain, and of a list one part stands behind the other. */
export type HtmlPart = string | number | Html | undefined | readonly HtmlPart[];

/** Makes HTML: everything that is put in is escaped, for a text as for a value between double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return new Html(parts.map((part, index) => part + sourceOf(values[index])).join(''));
}

function sourceOf(part: HtmlPart): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.source;
  return typeof part === 'string' || typeof part === 'number' ? escaped(String(part)) : part.map(sourceOf).join('');
}

function escaped(text: string): string {
  return visible(text).replaceAll(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Makes text that people have written: code between backticks is code, and nothing else means anything. */
export function htmlProse(value: string): Html {
  const pieces = value.split(SPAN);
  return html`${pieces.map((piece, index) => {
    if (index % 3 === 0) return piece;
    return index % 3 === 2 ? html`<code>${piece.replace(/^ (.*\S.*) $/, '$1')}</code>` : undefined;
  })}`;
}

/** Code between two runs of backticks that are as long. */
const SPAN = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/s;
