import { componentsOf, ROLES } from './components';
import { dialectOf } from './dialect';
import { partName } from './names';
import type { ResolvedLoki } from './settings';

/**
 * Names of Services that the chart names although they are not there, and that nobody calls: its gateway has the routes
 * of a ruler even where there are no rules (`$rulerHost` in templates/_helpers.tpl of both charts).
 */
export function unusedServices(props: ResolvedLoki): readonly string[] {
  const { rule } = ROLES[props.topology];
  const ruler = componentsOf(props).includes(rule) ? [] : [partName(rule)];
  return [...ruler, ...dialectOf(props.chart).missingServices(props.topology)];
}
