import type { SecretNeed } from '../../kubernetes/secret-need';
import { credentialNeeds } from '../credential-need';
import { canaryEndpoint } from './canary-endpoint';
import type { ResolvedLoki } from './settings';
import { kindOf } from './storage/kinds';
import { canaryWorkload } from './workloads';

/** The Secrets of the release: of its store, of its gateway, and of the canary that calls it. */
export function lokiSecrets(props: ResolvedLoki): readonly SecretNeed[] {
  const { storage, namespace } = props;
  const store = kindOf(storage).secret(storage);
  return [
    ...(store === undefined ? [] : [{ ...store, namespace }]),
    ...gatewaySecret(props),
    ...(props.canary ? credentialNeeds(canaryEndpoint(props), canaryWorkload(props).name, namespace) : []),
  ];
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
