import type { Endpoint } from '../../wiring/endpoint';
import { joinParts, type TierPart } from '../collector';
import type { Tier } from '../tier';
import { talosHandout } from './machine-config';
import type { OtelProps } from './props';
import { receiverPart } from './receiver';
import { shipperEndpoint, shipperPart, shipperPipelines } from './shipper';

/** The OpenTelemetry collectors, and what may be asked of them. */
export interface OtelTier extends Tier {
  /** Takes OTLP over gRPC on every node. @default - nobody forwards anything, so the port is closed */
  readonly otlp?: Endpoint;
}

/**
 * OpenTelemetry collectors: a shipper on every node for its files, and, where Talos sends logs to loopback ports, a
 * receiver in the node's network that forwards them to the shipper. A release exists only if it has something to do.
 */
export function otelTier(props: OtelProps): OtelTier {
  const otlp = props.receiver && props.logs.talos ? shipperEndpoint(props) : undefined;
  return {
    ...joinParts('otel', 'otel-collector', tierParts(props, otlp)),
    ...(otlp && { otlp }),
    handouts: otlp && props.logs.talos ? [talosHandout(props.logs.talos)] : [],
  };
}

function tierParts(props: OtelProps, otlp: Endpoint | undefined): readonly TierPart[] {
  const { receiver, logs } = props;
  const shipper =
    shipperPipelines(props, otlp !== undefined).length > 0 ? [shipperPart(props, otlp !== undefined)] : [];
  if (!otlp || !receiver || !logs.talos) return shipper;
  return [...shipper, receiverPart(props, receiver, logs.talos, otlp)];
}
