import type { Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { setKey } from '../findings/repair';
import type { Environment } from '../plan/environment';
import type { ExistingLokiSettings } from '../tiers/loki/existing';
import { serviceOfUrl } from '../wiring/endpoint';

export const STREAMS_SHARED: FindingKind = {
  id: 'environment/streams-shared',
  severity: 'error',
  since: '0.2.0',
  finds: 'two environments send lines with the same `cluster` to one Loki, as one tenant',
  happens: 'lines of both clusters are in the same streams, and nobody can tell them apart',
  remedy: 'give each cluster a name of its own, or a tenant',
};

/** A finding about one of several environments. */
export interface StreamsFinding {
  /** Environment that the finding is about. */
  readonly environment: Environment;

  /** Finding with its path in the file of that environment. */
  readonly finding: Finding;
}

type Sender = Environment & { readonly existingLoki: ExistingLokiSettings };

/** Labels tell clusters apart: looked at over all environments of a run, the first user of a name keeps it. */
export function streamsShared(environments: readonly Environment[]): readonly StreamsFinding[] {
  const senders = environments.filter(isSender);
  return senders.flatMap((environment, index) => {
    const first = senders.slice(0, index).find((other) => streamsOf(other) === streamsOf(environment));
    return first === undefined ? [] : [{ environment, finding: sharedWith(first, environment) }];
  });
}

/** A Service of a cluster is another Loki in each. */
function isSender(environment: Environment): environment is Sender {
  const { existingLoki, platform, enabled } = environment;
  if (!enabled || existingLoki === undefined) return false;
  return serviceOfUrl(existingLoki.pushUrl, platform.clusterDomain) === undefined;
}

function streamsOf({ cluster, existingLoki: { pushUrl, tenant } }: Sender): string {
  return JSON.stringify([cluster, new URL(pushUrl).href, tenant ?? null]);
}

function sharedWith(first: Environment, { cluster, name, existingLoki: { pushUrl, tenant } }: Sender): Finding {
  return finding(STREAMS_SHARED, {
    path: ['cluster'],
    problem: `${first.name} sends lines of a cluster ${cluster} to ${pushUrl} too${tenant === undefined ? '' : `, as tenant ${tenant}`}`,
    fix:
      name === cluster
        ? 'give this cluster a name of its own, or a tenant'
        : setKey(['cluster'], name, { otherwise: 'give it a tenant of its own with `loki.existing.tenant`' }),
  });
}
