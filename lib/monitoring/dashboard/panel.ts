import type { Json, JsonObject } from '../../kubernetes/json';
import type { Query } from '../../queries/query';

/** What answers the questions of a panel. */
export type PanelLanguage = Query['language'];

/** A question, and how its answers are called. */
export interface Target {
  /** May use Grafana's intervals: `$__auto` of Loki, `$__rate_interval` of Prometheus. */
  readonly expr: string;

  /** Name of each line drawn, with `{{label}}`. @default - lines are not drawn: the panel shows logs */
  readonly legend?: string;
}

/** A piece of the dashboard: curves over time, or log lines. */
export interface Panel {
  /** Heading of the panel. */
  readonly title: string;

  /** What to make of it, in a sentence. */
  readonly description: string;

  /** Form of the panel: `curves` over time, or log `lines`. */
  readonly shows: 'curves' | 'lines';

  /** Query language of the targets. */
  readonly language: PanelLanguage;

  /** Unit as Grafana names it. @default - none: the panel shows logs */
  readonly unit?: string;

  /** Queries whose results share the panel. */
  readonly targets: readonly Target[];
}

/** Where a panel stands, in columns of 24 and rows. */
export interface GridPosition {
  /** Column of the left edge, 0 to 23. */
  readonly x: number;

  /** Row of the upper edge, 0 or more. */
  readonly y: number;

  /** Width in columns, 1 to 24. */
  readonly w: number;

  /** Height in rows, 1 or more. */
  readonly h: number;
}

const SOURCES = {
  logql: { type: 'loki', uid: '${loki}' },
  promql: { type: 'prometheus', uid: '${prometheus}' },
} as const satisfies Record<PanelLanguage, JsonObject>;

/** The variables by which a reader picks what answers: Grafana takes its default, or the only one that there is. */
export const DATASOURCE_VARIABLES: Json[] = [
  { name: 'prometheus', label: 'Metrics', type: 'datasource', query: 'prometheus' },
  { name: 'loki', label: 'Logs', type: 'datasource', query: 'loki' },
];

/** The panel in Grafana's words. */
export function panelJson(panel: Panel, id: number, gridPos: GridPosition): JsonObject {
  const { title, description, language, shows } = panel;
  return {
    id,
    type: shows === 'curves' ? 'timeseries' : 'logs',
    title,
    description,
    datasource: { ...SOURCES[language] },
    gridPos: { ...gridPos },
    ...(shows === 'curves' ? curves(panel) : { options: { ...LINES } }),
    targets: panel.targets.map((target, index) => targetJson(target, language, index)),
  };
}

const LINES: JsonObject = { showTime: true, wrapLogMessage: true, enableLogDetails: true, sortOrder: 'Descending' };

function curves({ unit = 'none' }: Panel): JsonObject {
  return {
    fieldConfig: { defaults: { unit, min: 0, custom: { fillOpacity: 10, showPoints: 'never' } }, overrides: [] },
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  };
}

function targetJson({ expr, legend }: Target, language: PanelLanguage, index: number): JsonObject {
  return {
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
    datasource: { ...SOURCES[language] },
    expr,
    ...(legend === undefined ? {} : { legendFormat: legend }),
    ...(language === 'logql' ? { queryType: 'range' } : { range: true }),
  };
}

/** What a panel asks, with an interval in place of those that only Grafana knows. */
export function panelQueries({ title, language, targets }: Panel): readonly Query[] {
  return targets.map(({ expr }) => ({
    language,
    text: expr.replaceAll(/\$__(?:auto|rate_interval)/g, '5m'),
    what: `the panel "${title}" of the dashboard`,
    path: ['grafana', 'dashboard'],
  }));
}
