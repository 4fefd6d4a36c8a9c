import type { JsonObject } from '../../kubernetes/json';
import { fromSecret } from '../../kubernetes/secret-variable';
import type { ResolvedAlloy } from './settings';

/** Variables of the container that hold what the log store wants to know. */
export const USERNAME = 'LOKI_USERNAME';
export const PASSWORD = 'LOKI_PASSWORD';

/** The part of the chart's values that gives a container the credentials, if the log store asks for any. */
export function credentialValues({ credentialsSecret }: ResolvedAlloy['push']): JsonObject {
  if (credentialsSecret === undefined) return {};
  return {
    alloy: {
      extraEnv: [
        fromSecret(USERNAME, credentialsSecret, 'username'),
        fromSecret(PASSWORD, credentialsSecret, 'password'),
      ],
    },
  };
}
