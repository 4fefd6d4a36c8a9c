import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { listAt } from '../../lib/references/kube-object';
import type { Place } from './places';

/** A query of a Grafana dashboard. */
export interface Query {
  /** The panel's title and the letter of the query: `Lines sent A`. */
  readonly title: string;

  /** `loki`, `prometheus`, … @default - the dashboard does not say */
  readonly type?: string;

  /** With something that fits in the place of each variable. */
  readonly expression: string;
}

export function isDashboard({ map }: Place): boolean {
  return Array.isArray(map?.panels) && typeof map.title === 'string' && typeof map.type !== 'string';
}

/** Lists all queries of a dashboard, in the order of its panels. */
export function queriesOf(dashboard: JsonObject): readonly Query[] {
  const variables = valuesOf(dashboard);
  return panelsOf(dashboard).flatMap((panel) =>
    listAt(panel, 'targets').flatMap((target) => {
      if (typeof target.expr !== 'string') return [];
      const type = valueAt(target, 'datasource', 'type') ?? valueAt(panel, 'datasource', 'type');
      const title = `${panel.title ?? `panel ${panel.id}`} ${target.refId ?? ''}`.trim();
      return [{ title, expression: filled(target.expr, variables), ...(typeof type === 'string' && { type }) }];
    }),
  );
}

/** Rows hold panels. */
function panelsOf(from: JsonObject): readonly JsonObject[] {
  return listAt(from, 'panels').flatMap((panel) => [panel, ...panelsOf(panel)]);
}

/** Reads the value of each variable of a dashboard; "all" is no value. */
function valuesOf(dashboard: JsonObject): ReadonlyMap<string, string> {
  const variables = listAt(dashboard, 'templating', 'list').map(({ name, current }) => {
    const value = valueAt(current, 'value');
    return [String(name), typeof value === 'string' && value !== '$__all' ? value : 'x'] as const;
  });
  return new Map(variables);
}

/** https://grafana.com/docs/grafana/latest/dashboards/variables/add-template-variables/#global-variables */
const GLOBAL: ReadonlyMap<string, string> = new Map([
  ['__auto', '5m'],
  ['__interval', '5m'],
  ['__rate_interval', '5m'],
  ['__range', '1h'],
  ['__interval_ms', '300000'],
  ['__range_s', '3600'],
  ['__range_ms', '3600000'],
]);

/** The three ways to write a variable: `$name`, `${name:format}`, `[[name]]`. */
const VARIABLE = /\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?:[.:][^}]*)?\}|\[\[([A-Za-z_]\w*)(?::[^\]]*)?\]\]/g;

function filled(expression: string, variables: ReadonlyMap<string, string>): string {
  return expression.replaceAll(VARIABLE, (_, plain?: string, braced?: string, bracketed?: string) => {
    const name = plain ?? braced ?? bracketed ?? '';
    return GLOBAL.get(name) ?? variables.get(name) ?? 'x';
  });
}
