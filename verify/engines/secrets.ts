import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../lib/kubernetes/json';
import type { Cluster } from '../cluster/cluster';
import type { NeededSecret, Needs } from './needs';
import { waitUntil } from './wait';

/** Makes a Secret whose values nobody knows. */
export function secretObject({ namespace, name, keys }: NeededSecret): JsonObject {
  const stringData = Object.fromEntries(keys.map((key) => [key, randomBytes(12).toString('hex')]));
  return { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name }, stringData };
}

/** Makes the Secrets that are made by hand, each as soon as its namespace is there. @throws if one does not come */
export async function makeSecrets(cluster: Cluster, { secrets }: Needs): Promise<void> {
  for (const secret of secrets) {
    await waitUntil(`the namespace ${secret.namespace} is there`, 120, async () => {
      await cluster.read(`/api/v1/namespaces/${secret.namespace}`);
      return undefined;
    });
    await cluster.apply(secretObject(secret));
  }
}
