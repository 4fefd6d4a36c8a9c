import { visibleLine } from './visible';

/** What a picture of a change says of its parts. */
export type Mark = 'new' | 'gone';

/** A shape of a picture: what it says, line by line. */
export interface Shape {
  /** Lines of its text. */
  readonly lines: readonly string[];

  /** @default - it was there, and stays */
  readonly mark?: Mark;
}

/** An arrow from a shape to another. */
export interface Arrow {
  readonly from: Shape;
  readonly to: Shape;

  /** Lines of its text. */
  readonly lines: readonly string[];

  /** @default - it was there, and stays */
  readonly mark?: Mark;
}

/** A flowchart. Arrows name their ends by the shapes themselves, so that no text is ever taken for a name. */
export interface Flowchart {
  /** Frames around what belongs together, with a title. */
  readonly frames: readonly { readonly title: string; readonly shapes: readonly Shape[] }[];

  /** What stands outside of all frames. */
  readonly outside: readonly Shape[];

  /** Who points to whom. An arrow from or to a shape that is not drawn is left out. */
  readonly arrows: readonly Arrow[];
}

/** Writes a flowchart of Mermaid. Its ids are numbers, because a name may be a word of the language: `end`, `style`. */
export function flowchart({ frames, outside, arrows }: Flowchart): string {
  const within = frames.flatMap(({ shapes }) => shapes);
  const ids = new Map<Shape, string>([...numbered('n', within), ...numbered('o', outside)]);
  return [
    'flowchart LR',
    ...frames.flatMap(({ title, shapes }, index) => [
      `  subgraph f${index + 1}["${label([title])}"]`,
      ...shapes.map((shape) => `    ${ids.get(shape)}["${label(shape.lines)}"]`),
      '  end',
    ]),
    ...outside.map((shape) => `  ${ids.get(shape)}(["${label(shape.lines)}"])`),
    ...arrows
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .map(({ from, to, lines, mark }) => `  ${ids.get(from)} ${lineOf(mark)}|"${label(lines)}"| ${ids.get(to)}`),
    ...classes(ids),
  ].join('\n');
}

/** Thick and dotted lines are told apart without colours. */
function lineOf(mark: Mark | undefined): string {
  if (mark === undefined) return '-->';
  return mark === 'new' ? '==>' : '-.->';
}

/** Strokes that show on light and on dark ground: GitHub draws on both. */
const STYLES: Readonly<Record<Mark, string>> = {
  new: 'stroke:#2da44e,stroke-width:3px',
  gone: 'stroke:#cf222e,stroke-width:2px,stroke-dasharray:5 4',
};

function classes(ids: ReadonlyMap<Shape, string>): readonly string[] {
  return Object.entries(STYLES).flatMap(([mark, style]) => {
    const marked = [...ids].filter(([shape]) => shape.mark === mark).map(([, id]) => id);
    return marked.length === 0 ? [] : [`  classDef ${mark}Part ${style}`, `  class ${marked.join(',')} ${mark}Part`];
  });
}

function numbered(letter: string, shapes: readonly Shape[]): readonly (readonly [Shape, string])[] {
  return shapes.map((shape, index) => [shape, `${letter}${index + 1}`]);
}

/** Mermaid takes a blank for a label, but not nothing. */
function label(lines: readonly string[]): string {
  return lines.map(escaped).join('<br/>') || ' ';
}

/**
 * All that may mean something becomes a number, and what Mermaid looks for after it has read the numbers is parted:
 * formulas between `$$`, icons as `fa:fa-x`, and `\n` (mermaid@11.17.2, `hasKatex`, `replaceIconSubstring`, `createText`).
 */
function escaped(text: string): string {
  return visibleLine(text)
    .replaceAll(/\$(?=\$)|:(?=fa-)|\\(?=n)/g, '$&\u200b')
    .replaceAll(/^[-.]|^\d+\.|[^\p{L}\p{N}\p{M} ./,()-]/gu, (signs) => [...signs].map(entity).join(''));
}

function entity(sign: string): string {
  return /\d/.test(sign) ? sign : `#${sign.codePointAt(0)};`;
}
