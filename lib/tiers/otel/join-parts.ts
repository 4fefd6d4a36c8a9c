import { credentialNeeds } from '../credential-need';
import type { Tier } from '../tier';
import { joinParts, type TierPart } from '../tier-parts';
import type { ResolvedOtel } from './settings';
import { OTEL_WATCH } from './watch';

/** The tier, with what is the same however it is installed. */
export function joinOtelParts({ otlp, shipper }: ResolvedOtel, parts: readonly TierPart[]): Tier {
  const secrets = credentialNeeds(otlp, 'The OpenTelemetry collector', shipper.namespace);
  return joinParts({ name: 'otel', priorityClass: 'otel-collector', watch: OTEL_WATCH, parts, secrets });
}
