import { isJsonObject } from '../../kubernetes/json';
import type { StackPlan } from '../../plan/plan';
import { canonicalJson } from '../../rendered/canonical';
import type { Effect } from '../effect';
import { placeOfLoki } from '../loki';
import { type Change, keptOf, type Pair, pairsOf } from '../pair';
import { plansOf } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { codes } from '../words';

/** A rule that Loki's ruler evaluates. */
interface LogRule {
  readonly name: string;
  readonly key: string;
  readonly text: string;
}

/** Rules over logs of the environment file. */
export const logRules: Transition = {
  kind: 'watching/log-rules',
  finds: 'a rule over logs comes, goes or changes',
  happens: "Loki's ruler evaluates it, no longer, or otherwise",
  find: (change) => {
    const plans = plansOf(change);
    if (!plans?.base.environment.loki || !plans.head.environment.loki) return [];
    const pairs = pairsOf(rulesOf(plans.base), rulesOf(plans.head), ({ key }) => key);
    return ruleEffects(pairs, change);
  },
};

function rulesOf({ environment: { loki } }: StackPlan): readonly LogRule[] {
  return (loki?.rules?.groups ?? []).flatMap((group) =>
    group.rules.filter(isJsonObject).map((rule) => {
      const name = String(rule.alert ?? rule.record);
      return { name, key: `${group.name} ${name}`, text: canonicalJson(rule) };
    }),
  );
}

function ruleEffects(pairs: readonly Pair<LogRule>[], { head: side }: Change): readonly Effect[] {
  const come = pairs.flatMap(({ base, head }) => (base === undefined && head ? [head] : []));
  const gone = pairs.flatMap(({ base, head }) => (head === undefined && base ? [base] : []));
  const other = keptOf(pairs).flatMap(({ base, head }) => (base.text === head.text ? [] : [head]));
  return [
    ...told(come, side, 'told', 'begin', 'the ruler evaluates them from the merge on'),
    ...told(
      other,
      side,
      'told',
      'change',
      'the ruler evaluates them as they read now; what is firing starts its time anew',
    ),
    ...told(gone, side, 'careful', 'end', 'nobody is told any more of what they watch, and what they record ends'),
  ];
}

function told(
  rules: readonly LogRule[],
  side: Side,
  verdict: Effect['verdict'],
  verb: string,
  happens: string,
): readonly Effect[] {
  if (rules.length === 0) return [];
  const what = `rules over logs ${verb}: ${codes(rules.map(({ name }) => name))}`;
  return [
    { kind: 'watching/log-rules', verdict, what, happens, ...placeOfLoki(side), path: ['loki', 'rules', 'groups'] },
  ];
}
