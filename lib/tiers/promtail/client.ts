import type { JsonObject } from '../../kubernetes/json';
import { type Endpoint, endpointUrl } from '../../wiring/endpoint';

/** Directory in the container where the Secret with the credentials is mounted. */
export const CREDENTIALS_DIRECTORY = '/etc/promtail-credentials';

/**
 * The one way by which lines leave, and where they get the label `cluster`: no source can forget it.
 *
 * A batch that Loki does not take is sent again for as long as the process lives (`max_retries: 0`). Meanwhile nothing
 * more is read, so an outage costs nothing until the kubelet rotates unread files away. What Loki answers with 400, such
 * as lines that are too old, is dropped: sending it again would not help.
 */
export function client(cluster: string, push: Endpoint): JsonObject {
  return {
    url: endpointUrl(push),
    ...(push.tenant === undefined ? {} : { tenant_id: push.tenant }),
    external_labels: { cluster },
    // The default of five minutes would leave nodes waiting long after Loki is back.
    backoff_config: { max_period: '30s', max_retries: 0 },
    ...(push.credentialsSecret === undefined ? {} : { basic_auth: CREDENTIAL_FILES }),
  };
}

/**
 * Files, not variables: with `-config.expand-env` every backslash of a pattern would have to be doubled, and a new
 * password would wait for the next start.
 */
const CREDENTIAL_FILES: JsonObject = {
  username_file: `${CREDENTIALS_DIRECTORY}/username`,
  password_file: `${CREDENTIALS_DIRECTORY}/password`,
};
