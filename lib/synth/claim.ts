import { streamsClaim } from '../checks/streams-claim';
import type { EnvironmentPath } from '../findings/finding';
import type { Environment } from '../plan/environment';
import { bucketClaim } from '../tiers/loki/checks/bucket-claim';
import type { Claims, Placed } from './claims';

/** Reads off an environment, as its file describes it, what must differ between environments. */
export function claimsOf(environment: Environment): Claims {
  const { name, enabled, locate } = environment;
  const bucket = bucketClaim(environment);
  const streams = streamsClaim(environment);
  const placed = <Claim>(claim: Claim, path: EnvironmentPath): Placed<Claim> => ({ claim, position: locate(path) });
  return {
    name,
    enabled,
    ...(bucket && { bucket: placed(bucket, bucket.path) }),
    ...(streams && { streams: placed(streams, ['cluster']) }),
  };
}
