import { error, type Finding, warning } from '../../../findings/finding';
import type { Environment } from '../../../plan/environment';
import { type ExistingLokiSettings, urlsOfExisting } from '../existing';
import { hostFault, isInCluster } from './existing-host';
import { pathFault } from './existing-path';
import { serviceFindings } from './existing-service';
import { existingPath, pasteUrl, type WrittenUrl } from './existing-url';

/** The URLs of a Loki that someone else runs can lead to one. */
export function lokiExisting({
  existingLoki,
  platform,
}: Pick<Environment, 'existingLoki' | 'platform'>): readonly Finding[] {
  if (!existingLoki) return [];
  return writtenUrls(existingLoki).flatMap(({ key, text }) => {
    if (!URL.canParse(text)) return [unreadable(key)];
    const written = { key, url: new URL(text) };
    return [
      ...pathFault(written),
      ...hostFault(written, platform.clusterDomain),
      ...serviceFindings(written, platform.clusterDomain),
      ...plainHttp(written, existingLoki, platform.clusterDomain),
    ];
  });
}

/** Those that do not follow from another one, whose faults they would repeat. */
function writtenUrls(existing: ExistingLokiSettings): readonly { key: WrittenUrl['key']; text: string }[] {
  const implied = urlsOfExisting(existing.pushUrl);
  return [
    { key: 'pushUrl', text: existing.pushUrl },
    ...(['queryUrl', 'otlpUrl'] as const).flatMap((key) =>
      existing[key] === implied[key] ? [] : [{ key, text: existing[key] }],
    ),
  ];
}

function unreadable(key: WrittenUrl['key']): Finding {
  return error('loki/existing-url', existingPath(key), {
    problem: 'this is no URL: its host or its port can not be read',
    consequence: 'nobody could call it',
    fix: `loki:\n  existing:\n    ${key}: http://loki-gateway.loki.svc.cluster.local/… # a port is at most 65535`,
  });
}

function plainHttp(
  { key, url }: WrittenUrl,
  { credentialsSecret }: ExistingLokiSettings,
  clusterDomain: string,
): readonly Finding[] {
  if (credentialsSecret === undefined || url.protocol === 'https:' || isInCluster(url, clusterDomain)) return [];
  return [
    warning('loki/existing-plain-http', existingPath(key), {
      problem: `the password in ${credentialsSecret} goes to ${url.host}, outside of the cluster, over http`,
      consequence: 'everyone on the way can read it, and every line of every pod',
      fix: pasteUrl({ key, url }, { protocol: 'https:' }),
    }),
  ];
}
