import type { StackPlan } from '../plan';
import { PUSH_PATH } from '../tiers/loki/names';
import { endpointUrl } from '../wiring/endpoint';
import { isExternal } from '../wiring/flow';
import { error, type Finding } from './finding';

/** Alloy pushes to where Loki takes lines. */
export function alloyPush({ tiers }: Pick<StackPlan, 'tiers'>): readonly Finding[] {
  const flows = tiers.filter(({ name }) => name === 'alloy').flatMap((tier) => tier.flows);
  const urls = flows.flatMap(({ to, purpose }) =>
    purpose === 'push logs' && !isExternal(to) && !to.path.endsWith(PUSH_PATH) ? [endpointUrl(to)] : [],
  );
  return [...new Set(urls)].map((url) =>
    error('alloy/push-path', ['loki'], {
      problem: `the push URL ${url} does not end in ${PUSH_PATH}`,
      consequence: 'Loki answers 404, and every line is dropped',
      fix: `let the URL end in ${PUSH_PATH}`,
    }),
  );
}
