import { block, type Component } from '../../syntax/alloy/document';

/** Where Kubernetes gives each pod its own credentials for the API. */
const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * Fails the start of Alloy where the API does not answer, or not to this pod: the kubelet starts it again until it does.
 * `loki.source.kubernetes_events` sets up its watch once, for at most 30 seconds; without an API it would watch nothing
 * from then on, healthy and ready (grafana/alloy@v1.18.1:internal/component/loki/source/kubernetes_events). No component
 * runs where another one can not be built, and this one asks as it is built (v1.7.0, v1.12.0 and v1.18.1:
 * internal/component/remote/http/http.go and internal/runtime/alloy.go). Later on it is unhealthy while nobody answers.
 */
export function apiProbe(): Component<'remote.http'> {
  return {
    name: 'remote.http',
    label: 'events_api',
    comment: [
      'Alloy sets up its watch once: without an API that answers, it would watch nothing and stay ready.',
      'So it asks first, and does not start until it may list events.',
    ],
    attributes: {
      url: 'https://kubernetes.default.svc/api/v1/events?limit=1',
      // What the event says is for nobody who looks at components.
      is_secret: true,
    },
    blocks: [
      block('client', { bearer_token_file: `${SERVICE_ACCOUNT}/token` }, [
        block('tls_config', { ca_file: `${SERVICE_ACCOUNT}/ca.crt` }),
      ]),
    ],
  };
}
