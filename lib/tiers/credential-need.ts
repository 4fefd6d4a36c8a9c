import type { SecretNeed } from '../kubernetes/secret-need';
import { type Endpoint, endpointUrl } from '../wiring/endpoint';

/** The Secret with which somebody calls an endpoint, if that asks for one: in the caller's own namespace. */
export function credentialNeeds(endpoint: Endpoint, caller: string, namespace: string): readonly SecretNeed[] {
  if (endpoint.credentialsSecret === undefined) return [];
  return [
    {
      name: endpoint.credentialsSecret,
      namespace,
      keys: { username: 'name of a user who may push', password: 'its password' },
      purpose: `${caller} pushes to ${endpointUrl(endpoint)} with it`,
    },
  ];
}
