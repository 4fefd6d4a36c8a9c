import type { Label } from '../../logs/labels/label';
import type { StackPlan } from '../../plan/plan';
import { hashComment } from '../../syntax/comment';
import { code, fenced, join, type Markdown, md, prose, section, table } from '../../syntax/markdown';
import type { Collector } from '../../tiers/collector';

/**
 * Lists the labels and metadata that queries can use.
 * @param collector what reads the lines
 */
export function labelsSection(
  { labels: sources }: Pick<StackPlan, 'labels'>,
  { title, readsAgain }: Pick<Collector<unknown>, 'title' | 'readsAgain'>,
): Markdown | undefined {
  if (sources.length === 0) return undefined;
  const tables = sources.flatMap(({ title, labels, metadata }) => [
    md`${title}:`,
    table(['Label', 'Holds'], labels.map(row)),
    table(['Structured metadata', 'Holds'], metadata.map(row)),
  ]);
  return section('Labels', ...tables, ADDED_BY_LOKI, readsAgain ? readAgain(title) : undefined);
}

const ADDED_BY_LOKI = md`Loki adds the label \`service_name\` and the structured metadata \`detected_level\`. Labels stand between braces; filters find structured metadata without a parser.`;

function readAgain(title: string): Markdown {
  return md`${title} knows a file by its path and its labels. When one of them changes, in the environment file or at a pod that it is copied from, ${title} reads the file again from its start, and Loki has its lines twice: under the old labels, and under the new ones.`;
}

/** With the values, where the text does not name them itself. */
function row({ name, description, values = [] }: Label): readonly Markdown[] {
  const told = values.every((value) => description.includes(`\`${value}\``));
  const untold = md`${prose(description.replace(/\.$/, ''))}: ${join(values.map(code))}.`;
  return [code(name), told ? prose(description) : untold];
}

export function queriesSection({ environment }: Pick<StackPlan, 'environment'>): Markdown | undefined {
  const queries = environment.readme.queries.map(({ title, query }) => `${hashComment(title)}\n${query}`);
  return section('Queries', queries.length > 0 ? fenced('logql', queries.join('\n\n')) : undefined);
}
