import type { CollectorSettings } from '../../environment/environment';
import { type Labeller, type LogSource, labelContract } from '../../logs/labels';
import type { StackPlan } from '../../plan';
import { code, section, table } from './markdown';

const TITLES: Readonly<Record<LogSource, string>> = {
  pods: 'Pod logs',
  nodeFiles: 'Files of the node',
  events: 'Kubernetes events',
  talos: 'Kernel and services of Talos',
};

export function labelsSection({ environment }: StackPlan): string | undefined {
  const tables = labelContract(environment.logs, labellerOf(environment.collector)).map(({ source, labels }) => {
    const rows = labels.map(({ name, holds }) => [`\`${name}\``, holds]);
    return [`${TITLES[source]}:`, table(['Label', 'Holds'], rows)].join('\n\n');
  });
  return section('Labels', ...tables);
}

function labellerOf({ otel }: CollectorSettings): Labeller {
  if (!otel) return 'alloy';
  return otel.labels === 'loki' ? 'otel' : 'otlp';
}

export function queriesSection({ environment }: StackPlan): string | undefined {
  const queries = environment.readme.queries.map(({ title, query }) => `# ${title}\n${query}`);
  return section('Queries', queries.length > 0 ? code('logql', queries.join('\n\n')) : undefined);
}
