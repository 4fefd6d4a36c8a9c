import { blockReferences } from '../../../lib/syntax/alloy/check';
import type { Block, Component } from '../../../lib/syntax/alloy/document';

/** Labels that sources set by themselves (facts of grafana/alloy v1.7.0 to v1.18.1). */
const OWN_LABELS: Readonly<Record<string, readonly string[]>> = {
  'loki.source.file': ['filename'],
  'loki.source.journal': ['job'],
  'loki.source.kubernetes_events': ['namespace', 'job', 'instance'],
};

/** The labels with which the lines of a source leave: a small model of what Alloy does. */
export function producedLabels(components: readonly Component[], source: Component | undefined): ReadonlySet<string> {
  if (!source) throw new Error('there is no such source');
  const labels = new Set([...(OWN_LABELS[source.name] ?? []), ...[...upstream(source), source].flatMap(targetLabels)]);
  for (const stage of downstream(source).flatMap(({ blocks }) => blocks)) applyStage(stage, labels);
  for (const write of components.filter(({ name }) => name === 'loki.write')) {
    for (const label of Object.keys(Object(write.attributes.external_labels))) labels.add(label);
  }
  return labels;
}

/** What a component gets its targets from, and that its own. */
function upstream(component: Component): readonly Component[] {
  const sources = blockReferences(component).filter(({ exported }) => exported !== 'receiver');
  return sources.flatMap((reference) => [reference.component, ...upstream(reference.component)]);
}

/** What a component sends lines to, and that in turn. */
function downstream(component: Component): readonly Component[] {
  const receivers = blockReferences(component).filter(({ exported }) => exported === 'receiver');
  return receivers.flatMap((reference) => [reference.component, ...downstream(reference.component)]);
}

/** Labels with two underscores do not outlive discovery. */
function targetLabels({ attributes, blocks }: Component): readonly string[] {
  const targets = [...(Array.isArray(attributes.path_targets) ? attributes.path_targets : []), attributes.labels];
  const rules = blocks.flatMap(({ attributes: rule }) =>
    typeof rule.target_label === 'string' ? [rule.target_label] : [],
  );
  return [...targets.flatMap(keys), ...rules].filter((name) => !name.startsWith('__'));
}

function applyStage({ name, attributes }: Block, labels: Set<string>): void {
  if (name === 'stage.cri') labels.add('stream');
  if (name === 'stage.static_labels') for (const label of keys(attributes.values)) labels.add(label);
  if (name === 'stage.structured_metadata') for (const label of keys(attributes.values)) labels.delete(label);
  if (name !== 'stage.label_drop' || !Array.isArray(attributes.values)) return;
  for (const label of attributes.values) labels.delete(String(label));
}

/** What a stage of a source puts beside its lines. */
export function producedMetadata(source: Component | undefined): readonly string[] {
  const stages = source ? downstream(source).flatMap(({ blocks }) => blocks) : [];
  return stages
    .filter(({ name }) => name === 'stage.structured_metadata')
    .flatMap((stage) => keys(stage.attributes.values));
}

function keys(map: unknown): readonly string[] {
  return Object.keys(Object(map));
}
