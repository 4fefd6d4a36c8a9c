import type { Redaction } from '../../logs/intent';
import { REDACTION, type RedactionGroup, type RedactionRule, redactionMark } from '../../logs/redaction';
import { type Block, block } from '../../syntax/alloy/document';
import { anyOf } from './relabel';

/**
 * Takes secrets out of the lines of sensitive namespaces. It stands before every stage that copies from lines: what was
 * copied keeps its secrets.
 */
export function redactionStages(redaction: Redaction | undefined): readonly Block[] {
  if (!redaction) return [];
  const selector = `{namespace=~${JSON.stringify(anyOf(redaction.namespaces))}}`;
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

/** Alloy looks for one hint after the other, and stops at the first that is missing. */
function groupStages({ hints, rules }: RedactionGroup, selector: string): readonly Block[] {
  const stages = rules.map(replaceSecret);
  if (hints.length === 0) return stages;
  const filters = hints.map((hint) => `|~ ${JSON.stringify(hint)}`);
  return [block('stage.match', { selector: [selector, ...filters].join(' ') }, stages)];
}

/**
 * The stage replaces what groups match, wherever the expression does, and keeps the rest (grafana/alloy@v1.7.0, v1.12.0
 * and v1.18.1: internal/component/loki/process/stages/replace.go). The replacement is a template: no mark has braces.
 */
function replaceSecret(rule: RedactionRule): Block {
  const { before, secret, after } = rule;
  return block('stage.replace', { expression: `${before}(${secret})${after}`, replace: redactionMark(rule) });
}
