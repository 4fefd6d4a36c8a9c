import { isJsonObject, type JsonObject } from '../../../kubernetes/json';
import { toJson } from '../../../kubernetes/manifest';
import { asError } from '../../../schema/fault';
import type { LogRuleProps, LogRulesProps } from '../rule-props';
import { RULE_KINDS, ruleKindFault } from '../schema/rules';
import type { LogRules } from '../settings';

/** Writes rules in the format of Prometheus; throws where one is neither an alert nor a record, or both. */
export function resolveRules({ alertmanager, groups = [] }: LogRulesProps): LogRules {
  return { alertmanager, groups: groups.map((group) => ({ ...group, rules: group.rules.map(ruleJson) })) };
}

function ruleJson(rule: LogRuleProps): JsonObject {
  const given = RULE_KINDS.filter((kind) => rule[kind] !== undefined);
  if (given.length !== 1) throw asError(ruleKindFault(given));
  const { alert, record, expr, for: duration, labels, annotations } = rule;
  const json = toJson({ alert, record, expr, for: duration?.toGo(), labels, annotations });
  return isJsonObject(json) ? json : {};
}
