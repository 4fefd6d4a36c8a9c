import type { Endpoint } from '../../wiring/endpoint';
import { directEndpoint, gatewayEndpoint } from './endpoints';
import type { ResolvedLoki } from './settings';

/** What the canary writes to and reads from: the gateway, where the charts send it, or else what answers queries. */
export function canaryEndpoint(props: ResolvedLoki): Endpoint {
  return props.gatewayReplicas > 0 ? gatewayEndpoint(props, '') : directEndpoint(props, 'query', '');
}
