import type { SourceLabels } from '../logs/labels/contract';
import { oneOf } from './one-of';

/** A label of a source, by the names that it has in one set of labels or the other. */
export type LabelRole = keyof typeof NAMES;

const NAMES = {
  cluster: ['cluster', 'k8s_cluster_name'],
  namespace: ['namespace', 'k8s_namespace_name'],
  container: ['container', 'k8s_container_name'],
  node: ['node', 'k8s_node_name'],
} as const;

/** What a source calls a label. */
export function labelName({ labels }: SourceLabels, role: LabelRole): string | undefined {
  return NAMES[role].find((name) => labels.some((label) => label.name === name));
}

/** Tell sources apart by their values, the first that a source has. */
const TELLING = ['source', 'log_type', 'job', 'service_name'] as const;

/** Matchers that the lines of a source pass, and no others: `cluster="dev", source="journal"`. */
export function selectSource(source: SourceLabels, cluster: string): string {
  return [ofCluster(source, cluster), telling(source)].filter((matcher) => matcher !== undefined).join(', ');
}

function ofCluster(source: SourceLabels, cluster: string): string | undefined {
  const name = labelName(source, 'cluster');
  return name && oneOf(name, [cluster]);
}

/** Only pods have containers; every other source has a label whose values are known. */
function telling(source: SourceLabels): string | undefined {
  const container = labelName(source, 'container');
  if (container !== undefined) return `${container}!=""`;
  const known = TELLING.flatMap((name) => source.labels.find((label) => label.name === name && label.values) ?? []);
  return known[0]?.values && oneOf(known[0].name, known[0].values);
}

/** Matchers for the lines of all sources. */
export function selectCluster(sources: readonly SourceLabels[], cluster: string): string | undefined {
  const names = sources.flatMap((source) => labelName(source, 'cluster') ?? []);
  return names[0] && oneOf(names[0], [cluster]);
}
