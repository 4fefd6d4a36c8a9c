import type { Json } from '../kubernetes/json';
import type { ConfigProblem } from './config-problem';
import type { ConfigRule } from './config-rule';
import { LOKI_RULES } from './loki-rules';
import { OTELCOL_RULES } from './otelcol-rules';
import type { ProgramModel, ProgramName } from './program-model';
import { PROMTAIL_RULES } from './promtail-rules';
import { Settings } from './settings';
import { typeProblems } from './type-problems';

export type { ConfigPath, ConfigProblem } from './config-problem';

const RULES: Readonly<Record<ProgramName, readonly ConfigRule[]>> = {
  loki: LOKI_RULES,
  otelcol: OTELCOL_RULES,
  promtail: PROMTAIL_RULES,
};

/**
 * Finds everything in a configuration that its program refuses, as far as the configuration alone can tell: keys and
 * types by the program's own, and the rules of its own validation.
 */
export function configProblems(model: ProgramModel, config: Json): readonly ConfigProblem[] {
  return [...typeProblems(model, config), ...ruleProblems(model, config)];
}

/** Finds what the validation of a program refuses though every key and type is right. */
export function ruleProblems(model: ProgramModel, config: Json): readonly ConfigProblem[] {
  const settings = new Settings(model, config);
  return RULES[model.program].flatMap((rule) => rule.find(settings));
}
