import { isIP } from 'node:net';
import type { Found } from '../../../findings/finding-kind';
import { existingPath, pasteUrl, type WrittenUrl } from './existing-url';

/** What stands behind `svc` in names of the Services of several clusters (KEP-1645). */
const CLUSTER_SET = 'clusterset.local';

/** A name as Services and Namespaces have it. */
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

type Text = Pick<Found, 'problem' | 'consequence' | 'fix'>;

/** The host means the same to every caller, and if it is a Service, there can be one of that name. */
export function hostFaults(written: WrittenUrl, clusterDomain: string): readonly Found[] {
  const text =
    loopback(written, clusterDomain) ?? shortName(written, clusterDomain) ?? noService(written, clusterDomain);
  return text ? [{ path: existingPath(written.key), ...text }] : [];
}

/** Tells whether the host is a Service of this cluster. */
export function isInCluster(url: URL, clusterDomain: string): boolean {
  const [, , kind, ...domain] = partsOf(url);
  return kind === 'svc' && ['', clusterDomain].includes(domain.join('.'));
}

/** The labels of the host; a dot at its end only says that it is complete. */
export function partsOf({ hostname }: URL): readonly string[] {
  return hostname.replace(/\.$/, '').split('.');
}

/** URLs write addresses of IPv6 in brackets, and numbers of IPv4 in one form alone. */
function loopback(written: WrittenUrl, clusterDomain: string): Text | undefined {
  const { hostname } = written.url;
  if (!/^(127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(.*\.)?localhost)$/.test(hostname)) return undefined;
  return {
    problem: `${hostname} is the caller itself`,
    consequence: 'each collector sends to its own pod, where nobody listens',
    fix: pasteUrl(written, { hostname: `loki-gateway.loki.svc.${clusterDomain}`, port: '' }),
  };
}

function shortName(written: WrittenUrl, clusterDomain: string): Text | undefined {
  const [name = '', ...rest] = partsOf(written.url);
  if (rest.length > 0 || isAddress(written.url)) return undefined;
  return {
    problem: `${name} has no namespace`,
    consequence: 'each caller looks for a Service of that name in its own namespace, and most find none',
    fix: { ...pasteUrl(written, { hostname: `${name}.loki.svc.${clusterDomain}` }), first: 'if its namespace is loki' },
  };
}

function noService(written: WrittenUrl, clusterDomain: string): Text | undefined {
  const parts = partsOf(written.url);
  const svc = parts.indexOf('svc');
  if (svc < 0 || isAddress(written.url)) return undefined;
  const [names, domain] = [parts.slice(0, svc), parts.slice(svc + 1).join('.')];
  const consequence = 'no name server of the cluster knows it, and nothing arrives';
  const [name = 'loki-gateway', namespace = 'loki'] = names.slice(-2);
  const fix = pasteUrl(written, { hostname: `${name}.${namespace}.svc.${clusterDomain}` });
  if (!['', clusterDomain, CLUSTER_SET].includes(domain)) {
    return {
      problem: `${written.url.hostname} ends in ${domain}, but the domain of this cluster is ${clusterDomain}`,
      consequence,
      fix,
    };
  }
  if (names.length !== 2) {
    const problem = `${written.url.hostname} is not the name of a Service: <name>.<namespace>.svc`;
    return { problem, consequence, fix };
  }
  const wrong = names.find((label) => !DNS_LABEL.test(label));
  if (wrong === undefined) return undefined;
  return {
    problem: `nothing in Kubernetes can be named ${wrong}`,
    consequence,
    fix: pasteUrl(written, { hostname: names.map(nearestLabel).concat('svc', clusterDomain).join('.') }),
  };
}

function nearestLabel(label: string): string {
  return label
    .replaceAll(/[^a-z0-9-]/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '');
}

function isAddress({ hostname }: URL): boolean {
  return isIP(hostname.replaceAll(/[[\]]/g, '')) > 0;
}
