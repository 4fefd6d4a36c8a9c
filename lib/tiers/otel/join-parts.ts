import { joinParts, type TierPart } from '../collector';
import { credentialNeeds } from '../credential-need';
import type { Tier } from '../tier';
import type { ResolvedOtel } from './settings';

/** The tier, with what is the same however it is installed. */
export function joinOtelParts({ otlp, shipper }: ResolvedOtel, parts: readonly TierPart[]): Tier {
  const secrets = credentialNeeds(otlp, 'The OpenTelemetry collector', shipper.namespace);
  return joinParts({ name: 'otel', priorityClass: 'otel-collector', parts, secrets });
}
