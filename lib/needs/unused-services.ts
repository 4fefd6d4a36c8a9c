import type { StackPlan } from '../plan/plan';
import type { Declared } from '../references/declared';

/** Lists the Services that charts name although they do not exist, and that nobody calls. */
export function unusedServices({ environment, tiers }: StackPlan): NonNullable<Declared['unusedServices']> {
  return environment.enabled ? tiers.flatMap((tier) => tier.unusedServices ?? []) : [];
}
