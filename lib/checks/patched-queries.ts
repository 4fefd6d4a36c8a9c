import { isJsonObject, valueAt } from '../kubernetes/json';
import { toJson } from '../kubernetes/manifest';
import type { StackPlan } from '../plan/plan';
import type { Query } from '../queries/query';

type Planned = Pick<StackPlan, 'environment' | 'queries' | 'delivery'>;

/** Lists all queries of a plan, those of patched rules included. */
export function patchedQueries({ environment, queries, delivery }: Planned): readonly Query[] {
  if (environment.patches.length === 0) return queries;
  const known = new Set(queries.map(({ text }) => text));
  return [...queries, ...ruleQueries(delivery).filter(({ text }) => !known.has(text))];
}

function ruleQueries({ stages }: StackPlan['delivery']): readonly Query[] {
  const rules = stages.configs.filter(({ kind }) => kind === 'PrometheusRule').map(toJson);
  const groups = rules.flatMap((rule) => valueAt(rule, 'spec', 'groups') ?? []);
  return groups.flatMap((group) => valueAt(group, 'rules') ?? []).flatMap(ruleQuery);
}

function ruleQuery(rule: unknown): readonly Query[] {
  if (!isJsonObject(rule) || typeof rule.expr !== 'string') return [];
  const what = `the rule ${String(rule.alert ?? rule.record)}`;
  return [{ language: 'promql', text: rule.expr, what, path: ['patches'] }];
}
