import { COLLECTORS } from '../plan/collectors';
import { PUSH_PATH } from '../tiers/loki/names';
import type { Tier } from '../tiers/tier';
import { endpointUrl } from '../wiring/endpoint';
import { isExternal } from '../wiring/flow';
import { planCheck } from './subject';

/** A check for each collector that pushes in Loki's own protocol: lines go to where Loki takes them. */
export const pushPaths = Object.values(COLLECTORS)
  .filter(({ protocol }) => protocol === 'push')
  .map(({ name, title }) =>
    planCheck({
      id: `${name}/push-path`,
      severity: 'error',
      since: '0.1.0',
      finds: `the URL to which ${title} pushes does not end in \`${PUSH_PATH}\``,
      happens: 'Loki answers 404, and every line is dropped',
      remedy: `let the URL end in \`${PUSH_PATH}\``,
      needs: ['tiers'],
      find: ({ tiers }) =>
        wrongUrls(tiers.filter((tier) => tier.name === name)).map((url) => ({
          path: ['loki'],
          problem: `the push URL ${url} does not end in ${PUSH_PATH}`,
          fix: `let the URL end in ${PUSH_PATH}`,
        })),
    }),
  );

function wrongUrls(tiers: readonly Tier[]): readonly string[] {
  const flows = tiers.flatMap((tier) => tier.flows);
  const urls = flows.flatMap(({ to, purpose }) =>
    purpose === 'push logs' && !isExternal(to) && !to.path.endsWith(PUSH_PATH) ? [endpointUrl(to)] : [],
  );
  return [...new Set(urls)];
}
