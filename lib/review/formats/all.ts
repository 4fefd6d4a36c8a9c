import type { Page } from '../page';
import { toAnnotations } from './github';
import { toHtml } from './html';
import { toJson } from './json';
import { toMarkdown } from './markdown';

/** What a format tells beside the page. */
export interface PageContext {
  /** Version of this tool: `0.2.0`. */
  readonly version: string;
}

/** Every form that a page can be printed in. */
export const PAGE_FORMATS = {
  /** A comment on GitHub or GitLab. */
  markdown: (page) => toMarkdown(page),

  /** A file for a browser, whole in itself. */
  html: toHtml,

  /** Our own form, with all that is known. */
  json: (page, { version }) => toJson(page, version),

  /** Annotations of a workflow of GitHub; its summary gets the page as Markdown. */
  github: toAnnotations,
} as const satisfies Readonly<Record<string, (page: Page, context: PageContext) => string>>;

/** Name of a form. */
export type PageFormat = keyof typeof PAGE_FORMATS;

/** The names of all forms. */
export const PAGE_FORMAT_NAMES = Object.keys(PAGE_FORMATS) as readonly PageFormat[]; // which forgets the type of its keys
