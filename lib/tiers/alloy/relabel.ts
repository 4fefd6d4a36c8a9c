import { type Block, block } from '../../syntax/alloy/document';
import type { RelabelRule } from '../relabel';

/** Rules of relabelling as Alloy writes them. */
export function ruleBlocks(rules: readonly RelabelRule[]): readonly Block[] {
  return rules.map(({ settings, comment }) => ({
    ...block('rule', settings),
    ...(comment !== undefined && { comment: [comment] }),
  }));
}
