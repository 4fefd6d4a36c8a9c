import type { JournalLogs } from '../../logs/intent';
import { JOURNAL_MAX_AGE, JOURNAL_RULES, type JournalRule } from '../../logs/journal';
import { type Block, type Component, Reference } from '../../syntax/alloy/document';
import { NODE_NAME } from './node-name';
import { copyLabel, setLabel } from './relabel';

/**
 * The journal of one node. Entries bear their own time. Nothing of the node's own name for itself is used: `node` is
 * what Kubernetes calls it, as for pods.
 */
export function journalComponents(
  { directory, job }: JournalLogs,
  forwardTo: Reference<'receiver'>,
): readonly Component[] {
  const rules: Component<'loki.relabel'> = {
    name: 'loki.relabel',
    label: 'journal',
    comment: ['Rules for the source: no line passes through.'],
    attributes: { forward_to: [] },
    blocks: JOURNAL_RULES.map(ruleBlock),
  };
  const source: Component<'loki.source.journal'> = {
    name: 'loki.source.journal',
    label: 'journal',
    attributes: {
      path: directory,
      max_age: JOURNAL_MAX_AGE,
      relabel_rules: Reference.to(rules, 'rules'),
      labels: { source: 'journal', job, node: NODE_NAME },
      forward_to: [forwardTo],
    },
    blocks: [],
  };
  return [rules, source];
}

function ruleBlock({ label, field, pattern, replacement, comment }: JournalRule): Block {
  const rule = pattern === undefined ? copyLabel(field, label) : setLabel(label, field, pattern, replacement);
  return comment === undefined ? rule : { ...rule, comment: [comment] };
}
