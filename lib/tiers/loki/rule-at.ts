import type { EnvironmentPath } from '../../findings/finding';
import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import type { LogRules } from './settings';

/** A rule over logs, and where an environment file has it. */
export interface RuleAt {
  /** Place of its group, from 0. */
  readonly group: number;

  /** The rule in the format of Prometheus. */
  readonly rule: JsonObject;

  /** Name of the alert or of the metric. */
  readonly name: string;

  /** Path of the rule in an environment file. */
  readonly path: EnvironmentPath;
}

/** Lists all rules, in the order of the file. */
export function rulesAt({ groups }: LogRules): readonly RuleAt[] {
  return groups.flatMap(({ rules }, group) =>
    rules.map((rule, index) => ({
      group,
      rule,
      name: String(rule.alert ?? rule.record),
      path: ['loki', 'rules', 'groups', group, 'rules', index],
    })),
  );
}

/** The texts of a map of a rule, by their names. */
export function textsIn(rule: JsonObject, key: 'labels' | 'annotations'): readonly (readonly [string, string])[] {
  const map = rule[key];
  return isJsonObject(map) ? Object.entries(map).map(([name, text]) => [name, String(text)]) : [];
}
