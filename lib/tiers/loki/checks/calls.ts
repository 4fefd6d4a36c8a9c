import type { Endpoint } from '../../../wiring/endpoint';
import { isExternal } from '../../../wiring/flow';
import { OTLP_PATH, PUSH_PATH } from '../names';
import type { LokiPlanSubject } from './subject';

/** Call from outside of Loki's release that writes or reads lines. */
export interface LokiCall {
  /** Name of the calling workload or outside party. */
  readonly caller: string;

  /** Endpoint that is called. */
  readonly to: Endpoint;

  /** Whether lines are read, not written. */
  readonly reads: boolean;
}

/** Clients append the paths of queries themselves. */
const QUERY_PATH = '';

/** Lists the calls that enter Loki's release. Those within it, of the canary too, name its own tenant. */
export function lokiCalls({ tiers, wiring }: Required<Pick<LokiPlanSubject, 'tiers' | 'wiring'>>): readonly LokiCall[] {
  const own = new Set(
    tiers.filter(({ name }) => name === 'loki').flatMap(({ workloads }) => workloads.map(({ name }) => name)),
  );
  return wiring.flows.flatMap(({ from, to }) => {
    const caller = isExternal(from) ? from.external : from.name;
    if (isExternal(to) || !own.has(to.workload?.name ?? '') || (!isExternal(from) && own.has(from.name))) return [];
    return [PUSH_PATH, OTLP_PATH, QUERY_PATH].includes(to.path) ? [{ caller, to, reads: to.path === QUERY_PATH }] : [];
  });
}
