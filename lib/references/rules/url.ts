import { didYouMean } from '../../findings/did-you-mean';
import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import type { Cluster } from '../cluster';
import type { Declaration } from '../declaration';
import { describeObject } from '../kube-object';
import type { NamedAddress } from '../named-addresses';
import { servicePorts, showServicePorts } from '../ports';
import { type Resolution, resolveAddress, type ServiceName } from '../resolve-address';
import { formatAddress } from '../urls';

/** Each address that names a Service leads to one that has the port. What many objects name is reported once. */
export function urlRule(cluster: Cluster): readonly BrokenLink[] {
  const broken = new Map<string, { readonly resolution: Broken; readonly named: NamedAddress[] }>();
  for (const named of cluster.addresses) {
    const resolution = resolveAddress(named, cluster);
    if (!isBroken(resolution)) continue;
    const target = targetOf(resolution);
    const known = broken.get(target);
    if (known) known.named.push(named);
    else broken.set(target, { resolution, named: [named] });
  }
  return [...broken.values()].flatMap(({ resolution, named }) => report(resolution, named, cluster));
}

type Broken = Extract<Resolution, { readonly state: 'no-port' | 'no-service' }>;

function isBroken(resolution: Resolution): resolution is Broken {
  return resolution.state === 'no-port' || resolution.state === 'no-service';
}

function targetOf(resolution: Broken): string {
  return resolution.state === 'no-port' ? `${show(resolution.name)}:${resolution.port}` : show(resolution.name);
}

function report(resolution: Broken, named: readonly NamedAddress[], cluster: Cluster): readonly BrokenLink[] {
  const [first, ...others] = new Map(named.map((one) => [one.by, one])).values();
  if (!first) return [];
  const address = formatAddress(first.address);
  const text =
    resolution.state === 'no-port' ? noPort(resolution, address, cluster) : noService(resolution, address, cluster);
  const also = others.map(({ by }) => `${describeObject(by)} (${by.origin})`);
  const consequence = `every call of ${address} fails${also.length > 0 ? `; so it does in ${also.join(', ')}` : ''}`;
  const found = brokenLink('url', first.by, { ...text, consequence }, [resolution.name.namespace]);
  return [named.every(({ by }) => by.ofChart) ? { ...found, severity: 'warning' } : found];
}

type Text = Omit<LinkText, 'consequence'>;

type NoPort = Extract<Resolution, { readonly state: 'no-port' }>;

function noPort({ name, port, service }: NoPort, address: string, { declared }: Cluster): Text {
  const { namespace } = name;
  const meant = declared.services.filter((other) => other.name === name.name && other.namespace === namespace);
  const ports = service ? servicePorts(service).map((offered) => offered.port) : meant.map((other) => other.port);
  const listed = service ? showServicePorts(service) : ports.join(', ');
  return {
    problem: `it calls ${address}, and the Service ${show(name)} has port ${listed}, not ${port}`,
    fix: ports.length === 1 ? `write port ${ports.join()}` : `write one of the ports ${ports.join(', ')}`,
  };
}

function noService({ name, port }: Broken, address: string, cluster: Cluster): Text {
  const { namespace } = name;
  const declaration: Declaration = { list: 'services', namespace, name: name.name, port: port ?? 80 };
  if (!cluster.knows(namespace)) {
    const problem = `it calls ${address}, and nobody declares the namespace ${namespace}`;
    return { problem, fix: 'correct the namespace', declaration };
  }
  const known = cluster.names('Service', namespace);
  const near = didYouMean(name.name, known);
  return {
    problem: `it calls ${address}, and there is no Service ${show(name)}`,
    fix: known.length > 0 ? `write ${near ?? known.join(' or ')}` : 'name another one',
    declaration,
  };
}

function show({ namespace, name }: ServiceName): string {
  return `${namespace}/${name}`;
}
