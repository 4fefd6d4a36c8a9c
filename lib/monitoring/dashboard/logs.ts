import type { SourceLabels } from '../../logs/labels/contract';
import { labelName, selectCluster, selectSource } from '../../queries/source-selector';
import type { Panel, Target } from './panel';

/** What the lines themselves tell: how many there are, whose, and which are errors. */
export function logPanels(sources: readonly SourceLabels[], cluster: string): readonly Panel[] {
  const pods = sources.find((source) => labelName(source, 'container') !== undefined);
  return [
    ...(pods ? podPanels(pods, cluster) : []),
    ...(sources.length > 0 ? [bySource(sources, cluster)] : []),
    ...latestErrors(sources, cluster),
    ...sources.flatMap((source) => notableLines(source, cluster)),
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
    legend: source.noun,
  }));
  return curve('Volume by source', 'In bytes of lines. One that falls to nothing has gone silent.', 'Bps', ...targets);
}

function latestErrors(sources: readonly SourceLabels[], cluster: string): readonly Panel[] {
  const selector = selectCluster(sources, cluster);
  return selector === undefined ? [] : [lines('Latest errors', 'Of all sources.', `{${selector}} ${ERRORS}`)];
}

function notableLines(source: SourceLabels, cluster: string): readonly Panel[] {
  const { notable } = source;
  if (!notable) return [];
  const { title, description, pipeline } = notable;
  return [lines(title, description, `{${selectSource(source, cluster)}} ${pipeline}`)];
}

function curve(title: string, description: string, unit: string, ...targets: readonly Target[]): Panel {
  return { title, description, shows: 'curves', language: 'logql', unit, targets };
}

function lines(title: string, description: string, expr: string): Panel {
  return { title, description, shows: 'lines', language: 'logql', targets: [{ expr }] };
}
