import type { SecretNeed } from '../../kubernetes/secret-need';
import { credentialNeeds } from '../credential-need';
import { canaryTarget } from './addresses';
import { endpointAt } from './endpoints';
import { type LokiGraph, workloadOf } from './graph';
import type { ResolvedLoki } from './settings';
import { kindOf, storesOf } from './storage/kinds';

/** Lists the Secrets of the release: of its store, of its gateway, and of the canary that calls it. */
export function lokiSecrets(props: ResolvedLoki, graph: LokiGraph): readonly SecretNeed[] {
  const { namespace } = props;
  const stores = storesOf(props).flatMap((store) => kindOf(store).secret(store) ?? []);
  return [
    ...stores.map((secret) => ({ ...secret, namespace })),
    ...gatewaySecret(props),
    ...canarySecret(props, graph),
  ];
}

function canarySecret(props: ResolvedLoki, graph: LokiGraph): readonly SecretNeed[] {
  if (!props.canary) return [];
  const { name, namespace } = workloadOf(graph, 'canary');
  return credentialNeeds(endpointAt(canaryTarget(props), graph), name, namespace);
}

function gatewaySecret({ authentication, gatewayReplicas, namespace }: ResolvedLoki): readonly SecretNeed[] {
  if (authentication === undefined || gatewayReplicas === 0) return [];
  return [
    {
      name: authentication.htpasswdSecret,
      namespace,
      keys: {
        '.htpasswd':
          'a line for each user, as `htpasswd -nB NAME` prints it: it asks for the password, and shows it nowhere',
      },
      purpose: 'the gateway lets in the users that it lists',
    },
  ];
}
