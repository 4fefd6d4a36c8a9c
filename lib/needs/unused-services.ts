import type { StackPlan } from '../plan/plan';
import type { Declared } from '../references/declared';

/** Services that charts name although they are not there, and that nobody calls. */
export function unusedServices({ environment, tiers }: StackPlan): NonNullable<Declared['unusedServices']> {
  return environment.enabled ? tiers.flatMap((tier) => tier.unusedServices ?? []) : [];
}
