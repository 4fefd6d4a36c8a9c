import type { Found } from '../../../findings/finding-kind';
import { GRPC_PORT, HTTP_PORT, MEMBERLIST_PORT } from '../names';
import { isInCluster, partsOf } from './existing-host';
import { existingPath, pasteUrl, type WrittenUrl } from './existing-url';

/** Uses of a Service of Loki's charts, in any topology. */
interface KnownService {
  readonly port: number;
  readonly takes: boolean;
  readonly answers: boolean;
}

const BOTH = { takes: true, answers: true };
const TAKES = { takes: true, answers: false };
const ANSWERS = { takes: false, answers: true };
const NEITHER = { takes: false, answers: false };

/** The Services of loki 6.49.0 and 18.11.0 for a release named `loki`, rendered; those on Loki's port have headless twins. */
const SERVICES: Readonly<Record<string, KnownService>> = {
  'loki-gateway': { ...BOTH, port: 80 },
  loki: { ...BOTH, port: HTTP_PORT },
  'loki-write': { ...TAKES, port: HTTP_PORT },
  'loki-distributor': { ...TAKES, port: HTTP_PORT },
  'loki-read': { ...ANSWERS, port: HTTP_PORT },
  'loki-query-frontend': { ...ANSWERS, port: HTTP_PORT },
  'loki-querier': { ...ANSWERS, port: HTTP_PORT },
  'loki-backend': { ...NEITHER, port: HTTP_PORT },
  'loki-ingester': { ...NEITHER, port: HTTP_PORT },
  'loki-index-gateway': { ...NEITHER, port: HTTP_PORT },
  'loki-compactor': { ...NEITHER, port: HTTP_PORT },
  'loki-ruler': { ...NEITHER, port: HTTP_PORT },
  'loki-query-scheduler': { ...NEITHER, port: HTTP_PORT },
  'loki-query-scheduler-discovery': { ...NEITHER, port: HTTP_PORT },
  'loki-memberlist': { ...NEITHER, port: MEMBERLIST_PORT },
  'loki-canary': { ...NEITHER, port: 3500 },
};

/** Ports that speak other protocols, at every Service of Loki. */
const OTHER_PROTOCOLS: readonly number[] = [GRPC_PORT, MEMBERLIST_PORT];

/** A Service of Loki's charts is called for what it does, in the protocol of its port. */
export function serviceFaults(written: WrittenUrl, clusterDomain: string): readonly Found[] {
  const service = serviceOf(written, clusterDomain);
  if (!service) return [];
  if (!isFit(service, written)) return [wrongService(written)];
  return OTHER_PROTOCOLS.includes(portOf(written.url)) ? otherPort(written, service, PROTOCOL) : [];
}

/** It is called at the port that its chart gives it; the values of the chart may give it another. */
export function unusualPorts(written: WrittenUrl, clusterDomain: string): readonly Found[] {
  const service = serviceOf(written, clusterDomain);
  if (!service || !isFit(service, written) || OTHER_PROTOCOLS.includes(portOf(written.url))) return [];
  return otherPort(written, service, '');
}

function serviceOf({ url }: WrittenUrl, clusterDomain: string): KnownService | undefined {
  const [name = ''] = partsOf(url);
  const plain = name.replace(/-headless$/, '');
  return isInCluster(url, clusterDomain) && Object.hasOwn(SERVICES, plain) ? SERVICES[plain] : undefined;
}

function isFit({ answers, takes }: KnownService, { key }: WrittenUrl): boolean {
  return key === 'queryUrl' ? answers : takes;
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

function wrongService(written: WrittenUrl): Found {
  const [does, dropped] =
    written.key === 'queryUrl'
      ? ['answers no queries', 'Grafana sees no line']
      : ['takes no lines', 'every line is dropped'];
  const [name, ...rest] = partsOf(written.url);
  return {
    path: existingPath(written.key),
    problem: `the Service ${name} of Loki's charts ${does}`,
    consequence: `it answers 404, or does not speak HTTP: ${dropped}`,
    fix: pasteUrl(written, { protocol: 'http:', hostname: ['loki-gateway', ...rest].join('.'), port: '' }),
  };
}

const PROTOCOL = ', and what is written is a port of another protocol';

function otherPort(written: WrittenUrl, { port }: KnownService, addition: string): readonly Found[] {
  if (portOf(written.url) === port && written.url.protocol === 'http:') return [];
  return [
    {
      path: existingPath(written.key),
      problem: `in Loki's charts this Service has port ${port}, over http${addition}`,
      consequence: 'no connection comes about, and nothing arrives',
      fix: pasteUrl(written, { protocol: 'http:', port: port === 80 ? '' : String(port) }),
    },
  ];
}
