import type { StackPlan } from '../plan';
import { PUSH_PATH } from '../tiers/loki/names';
import { endpointUrl } from '../wiring/endpoint';
import { isExternal } from '../wiring/flow';
import { error, type Finding } from './finding';

/** Promtail pushes to where Loki takes lines. */
export function promtailPush({ tiers }: Pick<StackPlan, 'tiers'>): readonly Finding[] {
  const flows = tiers.filter(({ name }) => name === 'promtail').flatMap((tier) => tier.flows);
  return flows.flatMap(({ to, purpose }) => {
    if (purpose !== 'push logs' || isExternal(to) || to.path.endsWith(PUSH_PATH)) return [];
    return [
      error('promtail/push-path', ['loki'], {
        problem: `the push URL ${endpointUrl(to)} does not end in ${PUSH_PATH}`,
        consequence: 'Loki answers 404, and every line is dropped',
        fix: `let the URL end in ${PUSH_PATH}`,
      }),
    ];
  });
}
