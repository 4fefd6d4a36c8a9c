import type { JsonObject } from '../../kubernetes/json';
import { hasIpv6, isIpv6Only } from '../../platform/ip-families';
import type { ResolvedLoki } from './settings';

/**
 * Values by which the pods of Loki find each other where they have no address of IPv4. Each looks for one of its own to
 * tell the others, and without this for one of IPv4 only: it exits where it finds none (`filterBestIP` in
 * grafana/dskit@de14cf923eeb:netutil/netutil.go, the same in 8d1c6d34bb5a). Memberlist is told the address that the rings
 * have. The rings no longer follow it as soon as anything is said of them: `applyDynamicRingConfigs` in
 * grafana/loki@{v3.6.3,v3.7.6}:pkg/loki/config_wrapper.go.
 *
 * What listens needs nothing: Go takes `0.0.0.0` for all addresses of both families.
 */
export function ipFamilyValues({ ipFamilies }: Pick<ResolvedLoki, 'ipFamilies'>): JsonObject {
  if (!isIpv6Only(ipFamilies)) return {};
  return {
    loki: {
      commonConfig: { ring: { instance_enable_ipv6: true, kvstore: { store: 'memberlist' } } },
      frontend: { instance_enable_ipv6: true },
    },
  };
}

/** What tells nginx, which takes `0.0.0.0` for IPv4 only, to listen on IPv6 too. */
export function nginxFamilyValues({ ipFamilies }: Pick<ResolvedLoki, 'ipFamilies'>): JsonObject {
  return hasIpv6(ipFamilies) ? { enableIPv6: true } : {};
}
