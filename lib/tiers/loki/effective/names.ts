import { cutName, isTrue, printed } from '../../../charts/go-template';
import { at, isDistributed, isMonolithic, isScalable, type LokiRelease } from './release';

/** Name of the chart, or what replaces it. */
export function chartName(release: LokiRelease): string {
  const override = at(release, 'nameOverride');
  return cutName(isTrue(override) ? printed(override) : 'loki');
}

/** Name that those of most objects start with. */
export function fullName(release: LokiRelease): string {
  const override = at(release, 'fullnameOverride');
  if (isTrue(override)) return cutName(printed(override));
  const name = chartName(release);
  return cutName(release.name.includes(name) ? release.name : `${release.name}-${name}`);
}

/** Name of an object of a component. */
export function resourceName(release: LokiRelease, ...parts: readonly string[]): string {
  return release.dialect.cut([fullName(release), ...parts].filter((part) => part !== '').join('-'));
}

/** Name of the Services of write, read or backend. */
export function scalableName(release: LokiRelease, component: 'write' | 'read' | 'backend'): string {
  return release.dialect.scalableByChart ? `${chartName(release)}-${component}` : resourceName(release, component);
}

export function memberlistName(release: LokiRelease): string {
  const name = at(release, 'memberlist', 'service', 'name');
  if (release.dialect.sharedByChart) return `${chartName(release)}-memberlist`;
  return isTrue(name) ? printed(name) : `${fullName(release)}-memberlist`;
}

/** Host of a Service as the charts write it, with a port unless there is none. */
function host(release: LokiRelease, service: string, port = ''): string {
  const domain = printed(at(release, 'global', 'clusterDomain'));
  return `${service}.${release.namespace}.svc.${domain}${port === '' ? '' : `:${port}`}`;
}

function grpcPort(release: LokiRelease): string {
  return printed(at(release, 'loki', 'server', 'grpc_listen_port'));
}

export function compactorAddress(release: LokiRelease): string {
  const { dialect, releaseNamespace } = release;
  if (dialect.compactorByHttp)
    return `http://${compactorName(release)}:${printed(at(release, 'loki', 'server', 'http_listen_port'))}`;
  const own = dialect.compactorOfRelease ? { ...release, namespace: releaseNamespace } : release;
  return host(own, compactorName(release), grpcPort(release));
}

function compactorName(release: LokiRelease): string {
  const legacy = release.dialect.legacyRead && isTrue(at(release, 'read', 'legacyReadTarget'));
  if (legacy && isScalable(release)) return scalableName(release, 'read');
  if (isMonolithic(release)) return fullName(release);
  return isDistributed(release) ? resourceName(release, 'compactor') : scalableName(release, 'backend');
}

export function querySchedulerAddress(release: LokiRelease): string {
  if (!isDistributed(release)) return '';
  const name = resourceName(release, 'query-scheduler');
  return host(release, release.dialect.headlessScheduler ? `${name}-headless` : name, grpcPort(release));
}

export function querierAddress(release: LokiRelease): string {
  if (!isDistributed(release)) return '';
  const { querierPort = at(release, 'loki', 'server', 'http_listen_port') } = release.dialect;
  return `http://${host(release, resourceName(release, 'querier'), printed(querierPort))}`;
}

/** Headless Service of a component of the distributed topology, or of the backend that holds it elsewhere. */
function headless(release: LokiRelease, component: string): string | undefined {
  if (isScalable(release)) return `${scalableName(release, 'backend')}-headless`;
  return isDistributed(release) ? `${resourceName(release, component)}-headless` : undefined;
}

export function indexGatewayAddress(release: LokiRelease): string {
  const service = headless(release, 'index-gateway');
  return service === undefined ? '' : `dns+${host(release, service, grpcPort(release))}`;
}

export function bloomPlannerAddress(release: LokiRelease): string {
  const service = headless(release, 'bloom-planner');
  return service === undefined ? '' : host(release, service, grpcPort(release));
}

export function bloomGatewayAddresses(release: LokiRelease): string {
  const service = headless(release, 'bloom-gateway');
  return service === undefined ? '' : `dnssrvnoa+_grpc._tcp.${host(release, service)}`;
}

export function memberlistAddress(release: LokiRelease): string {
  const name = memberlistName(release);
  return release.dialect.wholeAddresses ? host(release, name) : name;
}

/** Host of the query frontend. */
export function queryFrontendHost(release: LokiRelease): string {
  return host(release, resourceName(release, 'query-frontend'));
}

/** Where Loki finds the pods of a cache. */
export function memcachedAddresses(release: LokiRelease, component: string, suffix: string): string {
  const name = resourceName(release, component, suffix);
  const short = `${name}.${release.namespace}.svc`;
  return `dnssrvnoa+_memcached-client._tcp.${release.dialect.wholeAddresses ? host(release, name) : short}`;
}

/** Host and port at which the canary pushes. */
export function publicHost(release: LokiRelease): string {
  const domain = printed(at(release, 'global', 'clusterDomain'));
  const direct = isMonolithic(release) && !isTrue(at(release, 'gateway', 'enabled'));
  const service = direct ? fullName(release) : resourceName(release, 'gateway');
  const port = direct ? at(release, 'loki', 'server', 'http_listen_port') : at(release, 'gateway', 'service', 'port');
  return `${service}.${release.namespace}.svc.${domain}.:${printed(port)}`;
}

/** Host and port of the MinIO that the chart brings. */
export function minioEndpoint(release: LokiRelease): string {
  const address = at(release, 'minio', 'address');
  if (isTrue(address)) return printed(address);
  return `${release.name}-minio.${release.namespace}.svc:${printed(at(release, 'minio', 'service', 'port'))}`;
}
