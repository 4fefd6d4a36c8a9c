import type { JsonObject } from '../../kubernetes/json';
import { hasIpv6 } from '../../platform/ip-families';
import { HEALTH_PORT } from './names';
import type { ResolvedOtel } from './settings';

/** The chart sets it from `status.podIP`. */
const POD_IP = '${env:MY_POD_IP}';

type Families = Pick<ResolvedOtel, 'ipFamilies'>;

/** Writes the address of the pod with a port. Brackets are needed around an address of IPv6, and allowed around the other. */
export function podAddress({ ipFamilies }: Families, port: number): string {
  return `${hasIpv6(ipFamilies) ? `[${POD_IP}]` : POD_IP}:${port}`;
}

/**
 * Extensions in place of what charts-values/otel/base.yaml says of them. The metrics beside them have host and port apart,
 * and get their brackets from the collector (open-telemetry/opentelemetry-go-contrib@otelconf/v0.25.0:otelconf/v0.3.0/metric.go).
 */
export function listeningExtensions(props: Families): JsonObject {
  return hasIpv6(props.ipFamilies) ? { health_check: { endpoint: podAddress(props, HEALTH_PORT) } } : {};
}
