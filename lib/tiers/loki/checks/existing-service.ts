import { error, type Finding, warning } from '../../../findings/finding';
import { GRPC_PORT, HTTP_PORT, MEMBERLIST_PORT } from '../names';
import { isInCluster, partsOf } from './existing-host';
import { existingPath, pasteUrl, type WrittenUrl } from './existing-url';

/** What a Service of Loki's charts is good for, in whatever topology. */
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

/** A Service of Loki's charts is called for what it does, at the port that it has. */
export function serviceFindings(written: WrittenUrl, clusterDomain: string): readonly Finding[] {
  const { key, url } = written;
  const [name = ''] = partsOf(url);
  const plain = name.replace(/-headless$/, '');
  const service = isInCluster(url, clusterDomain) && Object.hasOwn(SERVICES, plain) ? SERVICES[plain] : undefined;
  if (!service) return [];
  if (key === 'queryUrl' ? !service.answers : !service.takes) return [wrongService(written, name)];
  const port = url.port === '' ? { 'http:': 80, 'https:': 443 }[url.protocol] : Number(url.port);
  if (port === service.port && url.protocol === 'http:') return [];
  return [wrongPort(written, service.port, OTHER_PROTOCOLS.includes(port ?? 0))];
}

function wrongService(written: WrittenUrl, name: string): Finding {
  const [does, dropped] =
    written.key === 'queryUrl'
      ? ['answers no queries', 'Grafana sees no line']
      : ['takes no lines', 'every line is dropped'];
  const [, ...rest] = partsOf(written.url);
  return error('loki/existing-url', existingPath(written.key), {
    problem: `the Service ${name} of Loki's charts ${does}`,
    consequence: `it answers 404, or does not speak HTTP: ${dropped}`,
    fix: pasteUrl(written, { protocol: 'http:', hostname: ['loki-gateway', ...rest].join('.'), port: '' }),
  });
}

/** Ports can be changed in the values of the charts, so this may be right. */
function wrongPort(written: WrittenUrl, port: number, otherProtocol: boolean): Finding {
  const report = otherProtocol ? error : warning;
  return report(otherProtocol ? 'loki/existing-url' : 'loki/existing-port', existingPath(written.key), {
    problem: `in Loki's charts this Service has port ${port}, over http${otherProtocol ? ', and what is written is a port of another protocol' : ''}`,
    consequence: 'no connection comes about, and nothing arrives',
    fix: pasteUrl(written, { protocol: 'http:', port: port === 80 ? '' : String(port) }),
  });
}
