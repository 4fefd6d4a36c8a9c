import { error, type Finding } from '../findings/finding';
import { COLLECTORS } from '../plan/collectors';
import type { StackPlan } from '../plan/plan';
import { PUSH_PATH } from '../tiers/loki/names';
import { endpointUrl } from '../wiring/endpoint';
import { isExternal } from '../wiring/flow';

/** Collectors that push in Loki's own protocol. */
const PUSHING: readonly string[] = Object.values(COLLECTORS)
  .filter(({ protocol }) => protocol === 'push')
  .map(({ name }) => name);

/** Lines go to where Loki takes them. */
export function pushPath({ tiers }: Pick<StackPlan, 'tiers'>): readonly Finding[] {
  return tiers.filter(({ name }) => PUSHING.includes(name)).flatMap(tierFindings);
}

function tierFindings({ name, flows }: StackPlan['tiers'][number]): readonly Finding[] {
  const urls = flows.flatMap(({ to, purpose }) =>
    purpose === 'push logs' && !isExternal(to) && !to.path.endsWith(PUSH_PATH) ? [endpointUrl(to)] : [],
  );
  return [...new Set(urls)].map((url) =>
    error(`${name}/push-path`, ['loki'], {
      problem: `the push URL ${url} does not end in ${PUSH_PATH}`,
      consequence: 'Loki answers 404, and every line is dropped',
      fix: `let the URL end in ${PUSH_PATH}`,
    }),
  );
}
