import { type Html, html } from '../../syntax/html';
import type { Flowchart, Mark } from '../../syntax/mermaid';
import { type Layout, layOut, type PlacedArrow, type PlacedShape } from './layout';

/** Draws a flowchart as SVG without scripts; texts and lines take the colours of the page. */
export function drawPicture(chart: Flowchart): Html {
  const layout = layOut(chart);
  const { width, height } = layout;
  return html`<svg role="img" aria-label="Who calls whom" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${parts(layout)}</svg>`;
}

function parts({ shapes, arrows }: Layout): readonly Html[] {
  return [...arrows.map(drawArrow), ...shapes.map(drawShape)];
}

function drawShape({ shape: { lines, mark }, frame, x, y, width, height }: PlacedShape): Html {
  const texts = [...lines, ...(frame === undefined ? [] : [frame])];
  const rounding = frame === undefined ? 14 : 4;
  return html`<g class="shape${classOf(mark)}"><title>${texts.join(', ')}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${rounding}"/>${texts.map(
    (text, index) =>
      html`<text class="${index === 0 ? 'name' : 'more'}" x="${x + width / 2}" y="${y + 20 + index * 18}" text-anchor="middle">${shortened(text)}</text>`,
  )}</g>
`;
}

/** What an arrow says is told by a list: of many arrows no text could be read. */
function drawArrow({ arrow: { lines, mark }, from, to }: PlacedArrow): Html {
  return html`<g class="arrow${classOf(mark)}"><title>${lines.join(', ')}</title><path marker-end="url(#arrow)" d="${wayOf(from, to)}"/></g>
`;
}

/** Forward from side to side, in a bow over what stands between; within a column and back around its right. */
function wayOf(from: PlacedShape, to: PlacedShape): string {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const isForward = to.x > from.x;
  const end = { x: isForward ? to.x : to.x + to.width, y: to.y + to.height / 2 };
  const reach = isForward ? Math.min(80, (end.x - start.x) / 2) : 40;
  const bow = isForward && end.x - start.x > from.width ? 50 : 0;
  const last = isForward ? end.x - reach : end.x + reach;
  return `M${start.x} ${start.y}C${start.x + reach} ${start.y - bow} ${last} ${end.y - bow} ${end.x} ${end.y}`;
}

function classOf(mark: Mark | undefined): string {
  return mark === undefined ? '' : ` ${mark}`;
}

const MOST = 24;

/** The title has all of it. */
function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST ? `${letters.slice(0, MOST - 1).join('')}…` : text;
}
