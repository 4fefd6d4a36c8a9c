import type { LabelPromise } from '../../logs/labels';
import type { LogSource } from '../../logs/sources';
import type { StackPlan } from '../../plan/plan';
import { code, section, table } from '../../syntax/markdown';

/** What readers call the sources. */
export const SOURCE_TITLES: Readonly<Record<LogSource, string>> = {
  pods: 'Pod logs',
  nodeFiles: 'Files of the node',
  machineLogs: 'Machine logs',
  journal: 'Journals of the nodes',
  rke2: 'Files of RKE2',
  events: 'Kubernetes events',
  talos: 'Kernel and services of Talos',
};

/** What queries can ask by. */
export function labelsSection({ labels: sources }: Pick<StackPlan, 'labels'>): string | undefined {
  if (sources.length === 0) return undefined;
  const tables = sources.flatMap(({ source, labels, metadata }) => [
    `${SOURCE_TITLES[source]}:`,
    table(['Label', 'Holds'], labels.map(row)),
    table(['Structured metadata', 'Holds'], metadata.map(row)),
  ]);
  return section('Labels', ...tables, ADDED_BY_LOKI);
}

const ADDED_BY_LOKI =
  'Loki adds the label `service_name` and the structured metadata `detected_level`. Labels stand between braces; filters find structured metadata without a parser.';

/** With the values, where the text does not name them itself. */
function row({ name, holds, values = [] }: LabelPromise): readonly string[] {
  const quoted = values.map((value) => `\`${value}\``);
  const told = quoted.every((value) => holds.includes(value));
  return [`\`${name}\``, told ? holds : `${holds.replace(/\.$/, '')}: ${quoted.join(', ')}.`];
}

export function queriesSection({ environment }: Pick<StackPlan, 'environment'>): string | undefined {
  const queries = environment.readme.queries.map(({ title, query }) => `# ${title}\n${query}`);
  return section('Queries', queries.length > 0 ? code('logql', queries.join('\n\n')) : undefined);
}
