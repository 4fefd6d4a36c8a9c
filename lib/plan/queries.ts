import { isJsonObject } from '../kubernetes/json';
import type { RuleGroup } from '../monitoring/rules/rule';
import type { Query } from '../queries/query';
import type { Environment } from './environment';

/** Lists the queries of an environment file: its rules over logs, and those of its README. */
export function environmentQueries({ loki, readme }: Pick<Environment, 'loki' | 'readme'>): readonly Query[] {
  const rules = (loki?.rules?.groups ?? []).flatMap((group, at) =>
    group.rules.map((rule, index): Query => {
      const { alert, record, expr } = isJsonObject(rule) ? rule : {};
      const what = `the rule ${String(alert ?? record)}`;
      return {
        language: 'logql',
        text: String(expr),
        what,
        path: ['loki', 'rules', 'groups', at, 'rules', index, 'expr'],
      };
    }),
  );
  const shown = readme.queries.map(
    ({ title, query }): Query => ({
      language: 'logql',
      text: query,
      what: `the query "${title}"`,
      path: ['readme', 'queries', title],
    }),
  );
  return [...rules, ...shown];
}

/** Lists the queries of alerts. */
export function alertQueries(groups: readonly RuleGroup[]): readonly Query[] {
  return groups.flatMap(({ rules }) =>
    rules.map(
      ({ alert, expr }): Query => ({
        language: 'promql',
        text: expr,
        what: `the alert ${alert}`,
        path: ['monitoring', 'alerts'],
      }),
    ),
  );
}
