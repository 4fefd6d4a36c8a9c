import type { Found } from '../../../findings/finding-kind';
import { type ExistingLokiSettings, urlsOfExisting } from '../existing';
import { hostFaults, isInCluster } from './existing-host';
import { pathFaults } from './existing-path';
import { serviceFaults, unusualPorts } from './existing-service';
import { existingPath, pasteUrl, type WrittenUrl } from './existing-url';
import { lokiCheck } from './subject';

/** The URLs of a Loki that someone else runs can lead to one. */
export const existingUrl = lokiCheck({
  id: 'loki/existing-url',
  severity: 'error',
  since: '0.1.0',
  finds:
    'a URL under `loki.existing` has the wrong path, a host that means something else to each caller, or the name or port of a Service that does other work',
  happens: 'collectors and Grafana call nobody, or get 404: every line is dropped, or none is seen',
  remedy: 'write the URL of the gateway of that Loki, with the path that the finding names',
  needs: ['existingLoki', 'platform'],
  find: ({ existingLoki, platform: { clusterDomain } }) =>
    givenUrls(existingLoki).flatMap(({ key, text }) => {
      if (!URL.canParse(text)) return [unreadable(key)];
      const written = { key, url: new URL(text) };
      return [...pathFaults(written), ...hostFaults(written, clusterDomain), ...serviceFaults(written, clusterDomain)];
    }),
});

export const existingPort = lokiCheck({
  id: 'loki/existing-port',
  severity: 'warning',
  since: '0.1.0',
  finds: "a URL under `loki.existing` names a Service of Loki's charts, but another port than theirs, or https",
  happens: 'no connection comes about and nothing arrives, unless the values of that Loki say otherwise',
  remedy: 'write the port that the chart gives the Service, or accept it where its values give another',
  needs: ['existingLoki', 'platform'],
  find: ({ existingLoki, platform }) =>
    writtenUrls(existingLoki).flatMap((written) => unusualPorts(written, platform.clusterDomain)),
});

export const existingPlainHttp = lokiCheck({
  id: 'loki/existing-plain-http',
  severity: 'warning',
  since: '0.1.0',
  finds: 'a password goes to a Loki outside of the cluster over http',
  happens: 'everyone on the way can read it, and every line of every pod',
  remedy: 'use https, or accept it where nobody else is on the way',
  needs: ['existingLoki', 'platform'],
  find: ({ existingLoki, platform }) =>
    writtenUrls(existingLoki).flatMap((written) => plainHttp(written, existingLoki, platform.clusterDomain)),
});

/** Lists the URLs that are written, not derived from another one. */
export function givenUrls(existing: ExistingLokiSettings): readonly { key: WrittenUrl['key']; text: string }[] {
  const implied = urlsOfExisting(existing.pushUrl);
  return [
    { key: 'pushUrl', text: existing.pushUrl },
    ...(['queryUrl', 'otlpUrl'] as const).flatMap((key) =>
      existing[key] === implied[key] ? [] : [{ key, text: existing[key] }],
    ),
  ];
}

/** Parses the settings that are URLs. */
function writtenUrls(existing: ExistingLokiSettings): readonly WrittenUrl[] {
  return givenUrls(existing).flatMap(({ key, text }) => (URL.canParse(text) ? [{ key, url: new URL(text) }] : []));
}

function unreadable(key: WrittenUrl['key']): Found {
  return {
    path: existingPath(key),
    problem: 'this is no URL: its host or its port can not be read',
    consequence: 'nobody could call it',
    fix: 'write a scheme, a host and a port of at most 65535, such as http://loki-gateway.loki.svc.cluster.local:80',
  };
}

function plainHttp(
  { key, url }: WrittenUrl,
  { credentialsSecret }: ExistingLokiSettings,
  clusterDomain: string,
): readonly Found[] {
  if (credentialsSecret === undefined || url.protocol === 'https:' || isInCluster(url, clusterDomain)) return [];
  return [
    {
      path: existingPath(key),
      problem: `the password in ${credentialsSecret} goes to ${url.host}, outside of the cluster, over http`,
      consequence: 'everyone on the way can read it, and every line of every pod',
      fix: pasteUrl({ key, url }, { protocol: 'https:' }),
    },
  ];
}
