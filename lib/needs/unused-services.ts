import type { StackPlan } from '../plan/plan';
import type { Declared } from '../references/declared';
import { componentsOf, ROLES } from '../tiers/loki/components';
import { dialectOf } from '../tiers/loki/dialect';
import { RELEASE } from '../tiers/loki/names';

/**
 * Services that charts name although they are not there, and that nobody calls: Loki's gateway has the routes of a ruler
 * even where there are no rules (`$rulerHost` in templates/_helpers.tpl of both charts).
 */
export function unusedServices({ environment }: StackPlan): NonNullable<Declared['unusedServices']> {
  const { loki, enabled, packaging } = environment;
  if (!loki || !enabled || packaging !== 'helm') return [];
  const { namespace, topology, chart } = loki;
  const { rule } = ROLES[topology];
  const ruler = componentsOf(loki).includes(rule) ? [] : [`${RELEASE}-${rule}`];
  return [...ruler, ...dialectOf(chart).missingServices(topology)].map((name) => ({ namespace, name }));
}
