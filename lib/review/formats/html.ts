import { type Html, html, htmlProse } from '../../syntax/html';
import type { Flowchart } from '../../syntax/mermaid';
import { plural } from '../../units/plural';
import type { PageEffect } from '../group';
import { listsOf, type PageList } from '../lists';
import { nameSome } from '../names';
import type { Page } from '../page';
import type { Note } from '../reviewed';
import { type PageStep, TIMES } from '../steps';
import { effectText, namedText, parted, placeText, summaryLines, TIME_WORDS, TITLE, VERDICT_WORDS } from '../told';
import { drawPicture } from './picture';
import { STYLE } from './style';

/** Nothing is fetched, and nothing runs, whatever stands in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Writes a page that is whole in itself, for any browser. */
export function toHtml(page: Page): string {
  const { total } = page;
  const { main, rest } = parted(page);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${TITLE}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${TITLE}</h1>
${bullets(summaryLines(page).map(htmlProse))}
${page.notes.map((note) => noteBlock(note, total))}
${section('Look at this first', bullets(main.map((effect) => effectItem(effect, total))))}
${listsOf(page).map(({ title, lists, remark }) =>
  section(title, ...lists.map(listBlock), remark === undefined ? undefined : html`<p>${htmlProse(remark)}</p>`),
)}
${TIMES.map((time) => section(TIME_WORDS[time], steps(page.steps[time], total)))}
${pictureSection(page)}
${foldedSection(rest, total)}
</body>
</html>
`.source;
}

function section(title: string, ...content: readonly (Html | undefined)[]): Html | undefined {
  return content.some((part) => part !== undefined)
    ? html`<section><h2>${title}</h2>${content}</section>\n`
    : undefined;
}

function bullets(items: readonly Html[]): Html | undefined {
  return items.length === 0 ? undefined : html`<ul>${items.map((item) => html`<li>${item}</li>\n`)}</ul>`;
}

function listBlock({ names, items }: PageList): Html {
  return html`${names === undefined ? undefined : html`<p>${htmlProse(names)}</p>`}${bullets(items.map(htmlProse))}`;
}

function noteBlock({ text, command, environments }: Note, total: number): Html {
  return html`<div class="note"><p>${htmlProse(namedText(text, environments, total))}</p>${commandBlock(command)}</div>\n`;
}

function commandBlock(command: string | undefined): Html | undefined {
  return command === undefined ? undefined : html`<pre tabindex="0"><code>${command}</code></pre>`;
}

function effectItem(effect: PageEffect, total: number): Html {
  const { verdict } = effect;
  const word = html`<span class="word ${verdict}">${VERDICT_WORDS[verdict]}:</span>`;
  return html`${word} ${htmlProse(effectText(effect))} <span class="place">${htmlProse(placeText(effect, total))}</span>`;
}

function steps(all: readonly PageStep[], total: number): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<ol>${all.map(
    ({ text, command, environments }) =>
      html`<li>${htmlProse(namedText(text, environments, total))}${commandBlock(command)}</li>\n`,
  )}</ol>`;
}

function pictureSection({ pictures, total }: Page): Html | undefined {
  const drawn = pictures.map(
    ({ environments, chart }) =>
      html`${total === 1 ? undefined : html`<p>${htmlProse(nameSome(environments, total))}</p>`}<div class="picture" tabindex="0">${drawPicture(chart)}</div>${bullets(changedCalls(chart))}`,
  );
  return drawn.length === 0 ? undefined : section('Who calls whom', ...drawn);
}

/** What is new and gone, for those who do not see the picture. */
function changedCalls({ arrows }: Flowchart): readonly Html[] {
  return arrows.flatMap(({ from, to, lines }) => {
    const changed = lines.filter((line) => /^(?:new|gone): /.test(line));
    return changed.map((line) => html`<code>${from.lines[0]}</code> → <code>${to.lines[0]}</code>, ${line}`);
  });
}

function foldedSection(rest: readonly PageEffect[], total: number): Html | undefined {
  if (rest.length === 0) return undefined;
  return html`<details><summary>Harmless: ${plural(rest.length, 'change')}</summary>${bullets(
    rest.map((effect) => effectItem(effect, total)),
  )}</details>`;
}
