import { defineCheck, defineChecks } from '../findings/check';
import type { Environment } from '../plan/environment';
import type { StackPlan } from '../plan/plan';
import type { LogRuleGroup } from '../tiers/loki/settings';
import { namespacesOf } from '../wiring/namespaces';

/** What checks of a whole stack look at: its plan, and what was asked for. */
export interface PlanSubject
  extends Omit<StackPlan, 'environment'>,
    Omit<Environment, 'delivery' | 'mesh' | 'name' | 'file' | 'locate'> {
  /** Who brings the objects into the cluster. */
  readonly engine: Environment['delivery'];

  /** Namespaces that objects are in. */
  readonly occupied: readonly string[];

  /** Rules over logs of a Loki that is installed. */
  readonly rules: readonly LogRuleGroup[];
}

/** What checks look at of a plan. */
export function planSubject({ environment, ...plan }: StackPlan): PlanSubject {
  const { delivery: engine, mesh: _, loki, ...asked } = environment;
  const occupied = namespacesOf([...plan.delivery.entry, ...Object.values(plan.delivery.stages).flat()]);
  return { ...asked, ...plan, loki, engine, occupied, rules: loki?.rules?.groups ?? [] };
}

/** Defines a check of what is asked for, before anything is built. */
export const environmentCheck = defineCheck<Environment>();

/** Defines a check of what was built. */
export const planCheck = defineCheck<PlanSubject>();

/** Defines checks of several kinds that share one pass over what was built. */
export const planChecks = defineChecks<PlanSubject>();
