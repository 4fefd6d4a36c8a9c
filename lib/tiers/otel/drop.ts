import type { JsonObject } from '../../kubernetes/json';
import type { DropRule } from '../../logs/intent';
import { quoted } from './ottl';
import { literal } from './pipeline';

/** Drops the lines that match any of the rules. */
export function dropProcessors(rules: readonly DropRule[]): Readonly<Record<string, JsonObject>> {
  if (rules.length === 0) return {};
  const log_conditions = rules.map(({ pattern }) => literal(`IsMatch(log.body, ${quoted(pattern)})`));
  return { 'filter/pods': { error_mode: 'ignore', log_conditions } };
}
