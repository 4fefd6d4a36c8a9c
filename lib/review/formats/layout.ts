import type { Arrow, Flowchart, Shape } from '../../syntax/mermaid';

/** Where a shape stands in a picture. */
export interface PlacedShape {
  readonly shape: Shape;

  /** What it stands in. @default - outside of all frames */
  readonly frame?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow between two places. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly from: PlacedShape;
  readonly to: PlacedShape;
}

/** A picture with all its places, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PlacedShape[];
  readonly arrows: readonly PlacedArrow[];
}

const WIDTH = 190;
const LINE = 18;
const PADDING = 10;
const GAP = { x: 80, y: 24 } as const;
const EDGE = 40;

/** Lays a flowchart out in columns: whom nobody calls stands at the left, and each other right of one who calls it. */
export function layOut({ frames, outside, arrows }: Flowchart): Layout {
  const framed = frames.flatMap(({ title, shapes }) => shapes.map((shape) => ({ shape, frame: title })));
  const all: readonly Standing[] = [...framed, ...outside.map((shape) => ({ shape }))];
  const columns = columnsOf(all, arrows);
  const heights = columns.map((column) => column.reduce((sum, standing) => sum + heightOf(standing) + GAP.y, -GAP.y));
  const tallest = Math.max(0, ...heights);
  const shapes = columns.flatMap((column, index) => {
    let y = EDGE + (tallest - (heights[index] ?? 0)) / 2;
    return column.map((standing): PlacedShape => {
      const height = heightOf(standing);
      const placed = { ...standing, x: EDGE + index * (WIDTH + GAP.x), y, width: WIDTH, height };
      y += height + GAP.y;
      return placed;
    });
  });
  const byShape = new Map(shapes.map((placed) => [placed.shape, placed]));
  return {
    width: columns.length * (WIDTH + GAP.x) - GAP.x + 2 * EDGE,
    height: tallest + 2 * EDGE,
    shapes,
    arrows: arrows.flatMap((arrow) => {
      const [from, to] = [byShape.get(arrow.from), byShape.get(arrow.to)];
      return from && to && from !== to ? [{ arrow, from, to }] : [];
    }),
  };
}

interface Standing {
  readonly shape: Shape;

  /** @default - outside of all frames */
  readonly frame?: string;
}

function heightOf({ shape: { lines }, frame }: Standing): number {
  return (lines.length + (frame === undefined ? 0 : 1)) * LINE + PADDING;
}

/** By the shortest way that leads to a shape: of a circle that nobody enters, the first begins. */
function columnsOf(all: readonly Standing[], arrows: readonly Arrow[]): readonly (readonly Standing[])[] {
  const called = new Set(arrows.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const left = new Map(all.map((standing) => [standing.shape, standing]));
  const columns: (readonly Standing[])[] = [];
  let next = all.filter(({ shape }) => !called.has(shape));
  while (left.size > 0) {
    const column = next.length > 0 ? next : [...left.values()].slice(0, 1);
    columns.push(column);
    for (const { shape } of column) left.delete(shape);
    const callees = new Set(
      arrows.filter(({ from }) => column.some(({ shape }) => shape === from)).map(({ to }) => to),
    );
    next = [...left.values()].filter(({ shape }) => callees.has(shape));
  }
  return columns;
}
