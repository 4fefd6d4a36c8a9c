/** A label that lines have, or a piece of structured metadata. */
export interface Label {
  /** Name of the label: `namespace`. */
  readonly name: string;

  /** What it tells, in one sentence. */
  readonly description: string;

  /** All values that it can have. @default - any */
  readonly values?: readonly string[];
}

/** The labels of a source by the two sets of names: those that every collector sets, and OpenTelemetry's own. */
export interface LabelSets {
  /** Labels by the names that every collector sets: `node`. */
  readonly loki: readonly Label[];

  /** Labels by the names of OpenTelemetry: `k8s_node_name`. */
  readonly otlp: readonly Label[];
}

/** Makes the labels of the cluster and the node, in both sets of names. */
export function originLabels(cluster: string, node = 'The node that the line was read on.'): LabelSets {
  const description = 'The cluster, as the environment file names it.';
  return {
    loki: [fixedLabel('cluster', cluster, description), { name: 'node', description: node }],
    otlp: [fixedLabel('k8s_cluster_name', cluster, description), { name: 'k8s_node_name', description: node }],
  };
}

/** Makes the label with the environment file's name of a source: `job`, or OpenTelemetry's name for it. */
export function jobLabels(jobs: readonly string[], noun: string): LabelSets {
  const text = { description: `What the environment file calls ${noun}.`, values: [...new Set(jobs)] };
  return { loki: [{ name: 'job', ...text }], otlp: [{ name: 'service_name', ...text }] };
}

/** Makes labels whose names are the same in both sets. */
export function sharedLabels(...labels: readonly Label[]): LabelSets {
  return { loki: labels, otlp: labels };
}

export function joinLabelSets(...sets: readonly LabelSets[]): LabelSets {
  return { loki: sets.flatMap(({ loki }) => loki), otlp: sets.flatMap(({ otlp }) => otlp) };
}

/** Makes a label with one value. */
export function fixedLabel(name: string, value: string, description: string): Label {
  return { name, description, values: [value] };
}
