import type { JsonObject } from '../../kubernetes/json';
import type { Redaction } from '../../logs/intent';
import { containing, linesOf } from '../../logs/parsing/stage-selector';
import { capturing, REDACTION, type RedactionGroup, redactionMark } from '../../logs/redaction/rules';

/** Takes secrets out of the lines of some namespaces. */
export function redactionStages({ namespaces }: Redaction): JsonObject[] {
  const selector = linesOf(namespaces);
  return [{ match: { selector, stages: REDACTION.flatMap((group) => groupStages(group, selector)) } }];
}

/** The stage `replace` replaces what groups capture, and no more. */
function groupStages({ hints, rules }: RedactionGroup, selector: string): JsonObject[] {
  const stages = rules.map((rule) => ({
    replace: { expression: capturing(rule), replace: redactionMark(rule) },
  }));
  if (hints.length === 0) return stages;
  return [{ match: { selector: containing(selector, hints), stages } }];
}
