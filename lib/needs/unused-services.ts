import type { Declared } from '../link/declared';
import type { StackPlan } from '../plan';
import { componentsOf, ROLES } from '../tiers/loki/components';
import { RELEASE } from '../tiers/loki/names';

/**
 * Services of parts that do not run, which charts name all the same: Loki's gateway has the routes of a ruler even where
 * there are no rules (`$rulerHost` in templates/_helpers.tpl of both charts).
 */
export function unusedServices({ environment }: StackPlan): NonNullable<Declared['unusedServices']> {
  const { loki, enabled, packaging } = environment;
  if (!loki || !enabled || packaging !== 'helm') return [];
  const { rule } = ROLES[loki.topology];
  return componentsOf(loki).includes(rule) ? [] : [{ namespace: loki.namespace, name: `${RELEASE}-${rule}` }];
}
