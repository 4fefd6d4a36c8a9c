import { isJsonObject } from '../../kubernetes/json';
import type { StackPlan } from '../../plan/plan';
import { canonicalJson } from '../../rendered/canonical';
import type { Effect } from '../effect';
import { releaseOfLoki } from '../loki';
import { type Change, type Pair, pairsOf } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';

/** A rule that Loki's ruler evaluates. */
interface LogRule {
  readonly name: string;
  readonly key: string;
  readonly text: string;
  readonly isAlert: boolean;
}

/** Rules over logs of the environment file. */
export const logRules: Transition = {
  kind: 'watching/log-rules',
  finds: 'a rule over logs comes, goes or changes',
  happens: "Loki's ruler evaluates it, no longer, or otherwise",
  find: (change) => {
    const plans = plansOf(change);
    if (!plans?.base.environment.loki || !plans.head.environment.loki) return [];
    return pairsOf(rulesOf(plans.base), rulesOf(plans.head), ({ key }) => key).flatMap((pair) =>
      ruleEffect(pair, change),
    );
  },
};

function rulesOf({ environment: { loki } }: StackPlan): readonly LogRule[] {
  return (loki?.rules?.groups ?? []).flatMap((group) =>
    group.rules.filter(isJsonObject).map((rule) => {
      const name = String(rule.alert ?? rule.record);
      return { name, key: `${group.name} ${name}`, text: canonicalJson(rule), isAlert: rule.alert !== undefined };
    }),
  );
}

function ruleEffect({ base, head }: Pair<LogRule>, change: Change): readonly Effect[] {
  if (base?.text === head?.text) return [];
  const { name, isAlert } = head ?? base ?? { name: '', isAlert: true };
  const [what, happens] = head
    ? [
        base ? `the rule \`${name}\` over logs changes` : `the rule \`${name}\` over logs is added`,
        'the ruler evaluates it as it reads now',
      ]
    : [
        `the rule \`${name}\` over logs is removed`,
        isAlert ? 'nobody is told any more of what it watches' : 'its series ends, and what asks for it finds nothing',
      ];
  return [
    {
      kind: 'watching/log-rules',
      verdict: head ? 'told' : 'careful',
      what,
      happens,
      ...releaseOfLoki(change.head),
      path: ['loki', 'rules', 'groups'],
    },
  ];
}
