import type { Redaction } from '../../logs/intent';
import { containing, linesOf } from '../../logs/parsing/stage-selector';
import {
  capturing,
  REDACTION,
  type RedactionGroup,
  type RedactionRule,
  redactionMark,
} from '../../logs/redaction/rules';
import { type Block, block } from '../../syntax/alloy/document';

/**
 * Takes secrets out of the lines of sensitive namespaces. It stands before every stage that copies from lines: what was
 * copied keeps its secrets.
 */
export function redactionStages(redaction: Redaction | undefined): readonly Block[] {
  if (!redaction) return [];
  const selector = linesOf(redaction.namespaces);
  return [
    {
      ...block(
        'stage.match',
        { selector },
        REDACTION.flatMap((group) => groupStages(group, selector)),
      ),
      comment: ['Secrets of these namespaces do not leave the node.'],
    },
  ];
}

function groupStages({ hints, rules }: RedactionGroup, selector: string): readonly Block[] {
  const stages = rules.map(replaceSecret);
  if (hints.length === 0) return stages;
  return [block('stage.match', { selector: containing(selector, hints) }, stages)];
}

/**
 * The stage replaces what groups match, wherever the expression does, and keeps the rest (grafana/alloy@v1.7.0, v1.12.0
 * and v1.18.1: internal/component/loki/process/stages/replace.go). The replacement is a template: no mark has braces.
 */
function replaceSecret(rule: RedactionRule): Block {
  return block('stage.replace', { expression: capturing(rule), replace: redactionMark(rule) });
}
