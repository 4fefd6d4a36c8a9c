import type { JsonObject } from '../../kubernetes/json';
import type { SourceLabels } from '../../logs/labels/contract';
import type { Query } from '../../queries/query';
import type { Watchable } from '../watch';
import { layOut } from './grid';
import { logPanels } from './logs';
import { DATASOURCE_VARIABLES, panelQueries } from './panel';
import { dashboardUid } from './uid';

/** What an overview is made of. */
export interface Overviewed {
  /** Value of the label `cluster` on every line. */
  readonly cluster: string;

  /** What the lines of each source can be asked by. */
  readonly labels: readonly SourceLabels[];

  /** Tiers whose programs are watched, those first that lines reach last. */
  readonly tiers: readonly Watchable[];
}

/** A dashboard, and what it asks. */
export interface OverviewDashboard {
  /** Unique in a Grafana that shows several clusters. */
  readonly uid: string;

  /** As Grafana reads it. */
  readonly json: JsonObject;

  /** What its panels ask. */
  readonly queries: readonly Query[];
}

/** One overview of all that is watched, in the order in which lines pass it, and of the lines themselves. */
export function overviewDashboard({ cluster, labels, tiers }: Overviewed): OverviewDashboard {
  const rows = [
    ...[...tiers]
      .reverse()
      .flatMap(({ watch, workloads }) => (watch ? [{ title: watch.row, panels: watch.panels(workloads) }] : [])),
    { title: 'Logs', panels: logPanels(labels, cluster) },
  ].filter(({ panels }) => panels.length > 0);
  const uid = dashboardUid(cluster);
  return {
    uid,
    json: {
      uid,
      title: `Logging of ${cluster}`,
      tags: ['logging'],
      // Of Grafana 11.6 and 12.0; later ones bring it up to date themselves.
      schemaVersion: 41,
      editable: false,
      // One crosshair for all curves.
      graphTooltip: 1,
      refresh: '1m',
      time: { from: 'now-1h', to: 'now' },
      annotations: { list: [] },
      templating: { list: [...DATASOURCE_VARIABLES] },
      panels: layOut(rows),
    },
    queries: rows.flatMap(({ panels }) => panels.flatMap(panelQueries)),
  };
}
