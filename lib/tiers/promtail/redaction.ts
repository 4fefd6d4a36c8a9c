import type { JsonObject } from '../../kubernetes/json';
import type { Redaction } from '../../logs/intent';
import { REDACTION, type RedactionGroup, redactionMark } from '../../logs/redaction';
import { contains, oneOf } from './selector';

/** Takes secrets out of the lines of some namespaces. */
export function redactionStages({ namespaces }: Redaction): JsonObject[] {
  const selector = `{${oneOf('namespace', namespaces)}}`;
  return [{ match: { selector, stages: REDACTION.flatMap((group) => groupStages(group, selector)) } }];
}

/** The stage `replace` replaces what groups capture, and no more. */
function groupStages({ hints, rules }: RedactionGroup, selector: string): JsonObject[] {
  const stages = rules.map((rule) => ({
    replace: { expression: `${rule.before}(${rule.secret})${rule.after}`, replace: redactionMark(rule) },
  }));
  if (hints.length === 0) return stages;
  return [{ match: { selector: [selector, ...hints.map(contains)].join(' '), stages } }];
}
