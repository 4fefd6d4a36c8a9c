import { JOURNAL_MAX_AGE } from '../../logs/sources/journal-rules';
import type { JournalOrigin } from '../../logs/sources/origin';
import { type Component, Reference } from '../../syntax/alloy/document';
import { journalRelabeling } from '../relabel';
import { NODE_NAME } from './node-name';
import { ruleBlocks } from './relabel';

/**
 * The journal of one node. Entries bear their own time. Nothing of the node's own name for itself is used: `node` is
 * what Kubernetes calls it, as for pods.
 */
export function journalComponents(
  { directory, job }: JournalOrigin,
  forwardTo: Reference<'receiver'>,
): readonly Component[] {
  const rules: Component<'loki.relabel'> = {
    name: 'loki.relabel',
    label: 'journal',
    comment: ['Rules for the source: no line passes through.'],
    attributes: { forward_to: [] },
    blocks: ruleBlocks(journalRelabeling()),
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
