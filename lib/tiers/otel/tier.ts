import { sourcesFrom } from '../../logs/sources/asked';
import type { Endpoint } from '../../wiring/endpoint';
import type { Tier } from '../tier';
import type { TierPart } from '../tier-parts';
import { joinOtelParts } from './join-parts';
import { talosManualStep } from './machine-config';
import { receiverPart } from './receiver';
import type { ResolvedOtel } from './settings';
import { shipperEndpoint, shipperPart } from './shipper';

/** Tier of the OpenTelemetry collectors. */
export interface OtelTier extends Tier {
  /** Takes OTLP over gRPC on every node. @default - nobody forwards anything, so the port is closed */
  readonly otlp?: Endpoint;
}

/**
 * OpenTelemetry collectors: a shipper on every node for its files, and, where Talos sends logs to loopback ports, a
 * receiver in the node's network that forwards them to the shipper. A release exists only if it has something to do.
 */
export function otelTier(props: ResolvedOtel): OtelTier {
  const { receiver, logs, clusterDomain } = props;
  const [sockets] = receiver ? sourcesFrom(logs, 'sockets') : [];
  const forwarded = sockets !== undefined;
  const join = (parts: readonly TierPart[]) => joinOtelParts(props, parts);
  const shipper = shipperPart(props, forwarded);
  if (!shipper) return join([]);
  if (!receiver || !sockets) return join([shipper]);
  const otlp = shipperEndpoint(shipper.workload, clusterDomain);
  return {
    ...join([shipper, receiverPart(props, receiver, sockets.origin, otlp)]),
    otlp,
    manualSteps: [talosManualStep(sockets.origin)],
  };
}
