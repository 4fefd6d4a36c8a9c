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
const GAP = { x: 90, y: 22 } as const;
const EDGE = 6;

/** Lays a flowchart out in columns: who calls stands left of whom it calls, as far as calls run in no circle. */
export function layOut({ frames, outside, arrows }: Flowchart): Layout {
  const framed = frames.flatMap(({ title, shapes }) => shapes.map((shape) => ({ shape, frame: title })));
  const all: readonly { readonly shape: Shape; readonly frame?: string }[] = [
    ...framed,
    ...outside.map((shape) => ({ shape })),
  ];
  const columns = columnsOf(
    all.map(({ shape }) => shape),
    arrows,
  );
  const filled = new Map<number, number>();
  const placed = all.map(({ shape, frame }): PlacedShape => {
    const column = columns.get(shape) ?? 0;
    const y = filled.get(column) ?? EDGE;
    const height = (shape.lines.length + (frame === undefined ? 0 : 1)) * LINE + PADDING;
    filled.set(column, y + height + GAP.y);
    return {
      shape,
      ...(frame !== undefined && { frame }),
      x: EDGE + column * (WIDTH + GAP.x),
      y,
      width: WIDTH,
      height,
    };
  });
  const byShape = new Map(placed.map((place) => [place.shape, place]));
  return {
    width: Math.max(0, ...placed.map(({ x, width }) => x + width)) + EDGE,
    height: Math.max(0, ...placed.map(({ y, height }) => y + height)) + EDGE,
    shapes: placed,
    arrows: arrows.flatMap((arrow) => {
      const [from, to] = [byShape.get(arrow.from), byShape.get(arrow.to)];
      return from && to ? [{ arrow, from, to }] : [];
    }),
  };
}

/** The longest way that leads to a shape; a call that closes a circle moves nobody. */
function columnsOf(shapes: readonly Shape[], arrows: readonly Arrow[]): ReadonlyMap<Shape, number> {
  const columns = new Map<Shape, number>();
  const open = new Set<Shape>();
  const visit = (shape: Shape): number => {
    const known = columns.get(shape);
    if (known !== undefined) return known;
    if (open.has(shape)) return -1;
    open.add(shape);
    const before = arrows.filter(({ to, from }) => to === shape && from !== shape).map(({ from }) => visit(from));
    open.delete(shape);
    const column = Math.max(-1, ...before) + 1;
    columns.set(shape, column);
    return column;
  };
  for (const shape of shapes) visit(shape);
  return columns;
}
