import type { JsonObject } from '../../kubernetes/json';
import { type Panel, panelJson } from './panel';

/** Panels that belong together, under a heading. */
export interface PanelRow {
  /** Heading of the row. */
  readonly title: string;

  /** Panels from left to right. */
  readonly panels: readonly Panel[];
}

const COLUMNS = 24;
const HEADING_HEIGHT = 1;
const PANEL_HEIGHT = 8;

/** Curves stand three in a line; log lines need the whole width. */
const WIDTH: Readonly<Record<Panel['shows'], number>> = { curves: 8, lines: COLUMNS };

/** Rows below each other, each panel beside the one before where there is room. Ids count from 1. */
export function layOut(rows: readonly PanelRow[]): JsonObject[] {
  const placed: JsonObject[] = [];
  let y = 0;
  for (const { title, panels } of rows) {
    placed.push(heading(title, placed.length + 1, y));
    y += HEADING_HEIGHT;
    let x = 0;
    for (const panel of panels) {
      const w = WIDTH[panel.shows];
      if (x + w > COLUMNS) {
        x = 0;
        y += PANEL_HEIGHT;
      }
      placed.push(panelJson(panel, placed.length + 1, { x, y, w, h: PANEL_HEIGHT }));
      x += w;
    }
    y += PANEL_HEIGHT;
  }
  return placed;
}

function heading(title: string, id: number, y: number): JsonObject {
  return { id, type: 'row', title, collapsed: false, gridPos: { x: 0, y, w: COLUMNS, h: HEADING_HEIGHT }, panels: [] };
}
