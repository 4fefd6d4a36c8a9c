import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import { listAt } from '../../lib/references/kube-object';
import { toYaml } from '../../lib/syntax/yaml';
import type { Tool } from '../../tools/find';
import { type Configuration, findConfigurations } from '../find/configurations';
import type { Place } from '../find/places';
import { type Judge, type Task, withTool } from '../judge';
import { type Outcome, verdictOf } from '../judgement';
import type { Toolbox } from '../toolbox';

/** promtool on the rules of Prometheus, wherever they stand, and the check of Loki's ruler on those of Loki. */
export const judgeRules: Judge = (material) => findConfigurations(material, isRules).map(task);

/** Groups of rules, as both Prometheus and Loki read them. */
export function isRules({ map }: Place): boolean {
  const groups = listAt(map, 'groups');
  return groups.length > 0 && groups.every(({ name, rules }) => typeof name === 'string' && isRuleList(rules));
}

function isRuleList(rules: Json | undefined): boolean {
  return (
    Array.isArray(rules) &&
    rules.every((rule) => isJsonObject(rule) && (rule.alert ?? rule.record ?? rule.expr) !== undefined)
  );
}

function task({ subject, map }: Configuration): Task {
  const logs = expressions(map).some(isLogql);
  return {
    what: logs ? 'log rules' : 'metric rules',
    subjects: [subject],
    tool: logs ? 'lokitool' : 'promtool',
    judge: withTool((toolbox, tool) => check(toolbox, tool, logs, map)),
  };
}

const LOKI = ['rules', 'check'];
const PROMETHEUS = ['check', 'rules', '--lint=all', '--lint-fatal'];

async function check(toolbox: Toolbox, { path }: Tool, logs: boolean, { groups }: JsonObject): Promise<Outcome> {
  const file = toolbox.write('rules.yaml', toYaml({ groups }));
  return verdictOf(await toolbox.run(path, [...(logs ? LOKI : PROMETHEUS), file]));
}

function expressions(map: JsonObject): readonly string[] {
  return listAt(map, 'groups').flatMap((group) => listAt(group, 'rules').map(({ expr }) => String(expr)));
}

/** Logs are selected by labels alone. Prometheus could do so with `__name__` only. */
export function isLogql(expression: string): boolean {
  const bare = expression.replaceAll(/"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'/g, '""');
  return /(?:^|[^\w:\s])\s*\{|\b(?:by|without)\s*\([^)]*\)\s*\{/.test(bare) && !bare.includes('__name__');
}
