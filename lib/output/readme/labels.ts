import type { Label } from '../../logs/labels/label';
import type { StackPlan } from '../../plan/plan';
import { code, section, table } from '../../syntax/markdown';
import type { Collector } from '../../tiers/collector';

/**
 * Lists the labels and metadata that queries can use.
 * @param collector what reads the lines
 */
export function labelsSection(
  { labels: sources }: Pick<StackPlan, 'labels'>,
  { title, readsAgain }: Pick<Collector<unknown>, 'title' | 'readsAgain'>,
): string | undefined {
  if (sources.length === 0) return undefined;
  const tables = sources.flatMap(({ title, labels, metadata }) => [
    `${title}:`,
    table(['Label', 'Holds'], labels.map(row)),
    table(['Structured metadata', 'Holds'], metadata.map(row)),
  ]);
  return section('Labels', ...tables, ADDED_BY_LOKI, readsAgain ? readAgain(title) : undefined);
}

const ADDED_BY_LOKI =
  'Loki adds the label `service_name` and the structured metadata `detected_level`. Labels stand between braces; filters find structured metadata without a parser.';

function readAgain(title: string): string {
  return `${title} knows a file by its path and its labels. When one of them changes, in the environment file or at a pod that it is copied from, ${title} reads the file again from its start, and Loki has its lines twice: under the old labels, and under the new ones.`;
}

/** With the values, where the text does not name them itself. */
function row({ name, description, values = [] }: Label): readonly string[] {
  const quoted = values.map((value) => `\`${value}\``);
  const told = quoted.every((value) => description.includes(value));
  return [`\`${name}\``, told ? description : `${description.replace(/\.$/, '')}: ${quoted.join(', ')}.`];
}

export function queriesSection({ environment }: Pick<StackPlan, 'environment'>): string | undefined {
  const queries = environment.readme.queries.map(({ title, query }) => `# ${title}\n${query}`);
  return section('Queries', queries.length > 0 ? code('logql', queries.join('\n\n')) : undefined);
}
