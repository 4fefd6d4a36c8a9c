import { type Block, block, Call, type Component, type Value } from '../../syntax/alloy/document';
import { type Endpoint, endpointUrl } from '../../wiring/endpoint';
import { PASSWORD, USERNAME } from './credentials';

/**
 * The one component through which lines leave, and where they get the label `cluster`: no source can forget it.
 *
 * A batch that Loki does not take is sent again for as long as the process lives (`max_backoff_retries = 0`). Meanwhile
 * nothing more is read, so an outage costs nothing until the kubelet rotates unread files away. What Loki answers with
 * 400, such as lines that are too old, is dropped: sending it again would not help.
 */
export function lokiWrite(cluster: string, push: Endpoint): Component<'loki.write'> {
  return {
    name: 'loki.write',
    label: 'default',
    attributes: { external_labels: { cluster } },
    blocks: [
      {
        name: 'endpoint',
        comment: ['Retries for as long as it takes: reading waits until Loki is back.'],
        attributes: endpointAttributes(push),
        blocks: push.credentialsSecret === undefined ? [] : [basicAuth()],
      },
    ],
  };
}

function endpointAttributes(push: Endpoint): Record<string, Value> {
  return {
    url: endpointUrl(push),
    ...(push.tenant === undefined ? {} : { tenant_id: push.tenant }),
    // The default of five minutes would leave nodes waiting long after Loki is back.
    max_backoff_period: '30s',
    max_backoff_retries: 0,
  };
}

/** Both come from the environment of the container: no ConfigMap ever holds them. */
function basicAuth(): Block {
  return block('basic_auth', { username: new Call('sys.env', USERNAME), password: new Call('sys.env', PASSWORD) });
}
