import type { EnvironmentPath } from '../../../findings/finding';
import type { FindingKind, Found } from '../../../findings/finding-kind';
import { familyOfHost } from '../../../platform/ip-families';
import type { Platform } from '../../../platform/platform';
import type { LokiSettings } from '../settings';
import { givenUrls } from './existing';
import { existingPath } from './existing-url';
import { s3Stores } from './storage-s3';
import { lokiCheck } from './subject';

const KIND: FindingKind = {
  id: 'loki/address-family',
  severity: 'warning',
  since: '0.2.0',
  finds: 'an address that pods call is of a family of which `platform.podCidrs` gives them none',
  happens: 'no connection comes about, unless nodes translate between IPv4 and IPv6, as those of EKS do',
  remedy: 'write a name, or an address that pods have the like of; or complete `platform.podCidrs`',
};

/** Every address that Loki calls can be called from its pods. */
export const addressFamily = lokiCheck({
  ...KIND,
  needs: ['loki', 'platform'],
  find: ({ loki, platform }) => calledByLoki(loki).flatMap((called) => fault(called, platform)),
});

/** Every address of a Loki that someone else runs can be called from pods. */
export const existingAddressFamily = lokiCheck({
  ...KIND,
  needs: ['existingLoki', 'platform'],
  find: ({ existingLoki, platform }) =>
    givenUrls(existingLoki).flatMap(({ key, text }) => fault({ path: existingPath(key), url: text }, platform)),
});

interface Called {
  readonly path: EnvironmentPath;
  readonly url: string;
}

function calledByLoki(loki: LokiSettings): readonly Called[] {
  return [
    ...s3Stores(loki).flatMap(({ path, store: { endpoint } }) =>
      endpoint === undefined ? [] : [{ path: [...path, 'endpoint'], url: endpoint }],
    ),
    ...(loki.rules ? [{ path: ['loki', 'rules', 'alertmanager'], url: loki.rules.alertmanager }] : []),
  ];
}

function fault({ path, url }: Called, { ipFamilies, podCidrs = [] }: Platform): readonly Found[] {
  const withScheme = url.includes('://') ? url : `https://${url}`;
  const family = URL.canParse(withScheme) ? familyOfHost(new URL(withScheme).hostname) : undefined;
  if (family === undefined || ipFamilies === undefined || ipFamilies.includes(family)) return [];
  return [
    {
      path,
      problem: `${url} is an address of ${family}, and pods have addresses of ${ipFamilies.join(' and ')} only: ${podCidrs.join(', ')}`,
      fix: `write a name that has an address of ${ipFamilies.join(' or ')}, or complete platform.podCidrs`,
    },
  ];
}
