import type { SourceLabels } from '../../logs/labels';
import type { LogSource } from '../../logs/sources';
import { labelName, selectCluster, selectSource } from '../../queries/source-selector';
import type { Panel, Target } from './panel';

/** What the lines themselves tell: how many there are, whose, and which are errors. */
export function logPanels(sources: readonly SourceLabels[], cluster: string): readonly Panel[] {
  const pods = sources.find(({ source }) => source === 'pods');
  const events = sources.find(({ source }) => source === 'events');
  return [
    ...(pods ? podPanels(pods, cluster) : []),
    ...(sources.length > 0 ? [bySource(sources, cluster)] : []),
    ...latestErrors(sources, cluster),
    ...(events ? [warnings(events, cluster)] : []),
  ];
}

/** Loki takes a level as the line has it, in any spelling: grafana/loki@v3.6.3:pkg/distributor/field_detection.go */
const ERRORS = '| detected_level=~"(?i)error|err|fatal|critical|crit|alert|emerg|panic"';

function podPanels(pods: SourceLabels, cluster: string): readonly Panel[] {
  const namespace = labelName(pods, 'namespace');
  if (namespace === undefined) return [];
  const selector = `{${selectSource(pods, cluster)}}`;
  const legend = `{{${namespace}}}`;
  const top = (rate: string): Target => ({ expr: `topk(10, sum by (${namespace}) (${rate}))`, legend });
  return [
    curve(
      'Volume by namespace',
      'The ten that write most, in bytes of lines.',
      'Bps',
      top(`bytes_rate(${selector} [$__auto])`),
    ),
    curve('Error lines by namespace', 'The ten with most.', 'cps', top(`rate(${selector} ${ERRORS} [$__auto])`)),
  ];
}

function bySource(sources: readonly SourceLabels[], cluster: string): Panel {
  const targets = sources.map((source) => ({
    expr: `sum(bytes_rate({${selectSource(source, cluster)}} [$__auto]))`,
    legend: LEGENDS[source.source],
  }));
  return curve('Volume by source', 'In bytes of lines. One that falls to nothing has gone silent.', 'Bps', ...targets);
}

const LEGENDS: Readonly<Record<LogSource, string>> = {
  pods: 'pods',
  nodeFiles: 'files of nodes',
  machineLogs: 'machine logs',
  journal: 'journals',
  rke2: 'files of RKE2',
  events: 'events',
  talos: 'Talos',
};

function latestErrors(sources: readonly SourceLabels[], cluster: string): readonly Panel[] {
  const selector = selectCluster(sources, cluster);
  return selector === undefined ? [] : [lines('Latest errors', 'Of all sources.', `{${selector}} ${ERRORS}`)];
}

function warnings(events: SourceLabels, cluster: string): Panel {
  return lines(
    'Warnings of Kubernetes',
    'Events of the type Warning.',
    `{${selectSource(events, cluster)}} | json | type="Warning" | line_format "{{.kind}} {{.name}}: {{.reason}}: {{.msg}}"`,
  );
}

function curve(title: string, description: string, unit: string, ...targets: readonly Target[]): Panel {
  return { title, description, shows: 'curves', language: 'logql', unit, targets };
}

function lines(title: string, description: string, expr: string): Panel {
  return { title, description, shows: 'lines', language: 'logql', targets: [{ expr }] };
}
