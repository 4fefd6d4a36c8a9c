import type { Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { setKey } from '../findings/repair';

/** The streams of a Loki that an environment sends lines to: plain data, for runs that do not keep environments. */
export interface StreamsClaim {
  /** Name of the environment. */
  readonly environment: string;

  readonly cluster: string;

  /** Tells the streams from those of other clusters, tenants and Lokis. */
  readonly streams: string;

  /** Where lines are pushed, as the file says. */
  readonly pushUrl: string;

  /** @default - there are no tenants */
  readonly tenant?: string;
}

export const STREAMS_SHARED: FindingKind = {
  id: 'environment/streams-shared',
  severity: 'error',
  since: '0.2.0',
  finds: 'two environments send lines with the same `cluster` to one Loki, as one tenant',
  happens: 'lines of both clusters are in the same streams, and nobody can tell them apart',
  remedy: 'give each cluster a name of its own, or a tenant',
};

/**
 * Labels tell clusters apart: looked at over all environments of a run, the first user of a name keeps it.
 * @param claims in the order of the files
 * @returns what is found about a claim
 */
export function streamsShared(claims: readonly StreamsClaim[]): ReadonlyMap<StreamsClaim, Finding> {
  const found = new Map<StreamsClaim, Finding>();
  const users = new Map<string, StreamsClaim>();
  for (const claim of claims) {
    const first = users.get(claim.streams);
    if (first) found.set(claim, sharedWith(first, claim));
    else users.set(claim.streams, claim);
  }
  return found;
}

function sharedWith(first: StreamsClaim, { environment, cluster, pushUrl, tenant }: StreamsClaim): Finding {
  return finding(STREAMS_SHARED, {
    path: ['cluster'],
    problem: `${first.environment} sends lines of a cluster ${cluster} to ${pushUrl} too${tenant === undefined ? '' : `, as tenant ${tenant}`}`,
    fix:
      environment === cluster
        ? 'give this cluster a name of its own, or a tenant'
        : setKey(['cluster'], environment, { otherwise: 'give it a tenant of its own with `loki.existing.tenant`' }),
  });
}
