import { monitorsOwned, type OwnedValue, resourcesOwned } from '../../charts/owned-value';
import { type Json, type JsonObject, valueAt } from '../../kubernetes/json';
import { hasIpv6 } from '../../platform/ip-families';
import { ownedBySection } from '../../schema/takes';
import { Size } from '../../units/size';
import { COMPONENTS, componentsOf } from './components';
import { dialectOf, type LokiDialect } from './dialect';
import { installed } from './schema/loki';
import type { ResolvedLoki } from './settings';
import { kindOf } from './storage/kinds';
import type { LokiComponent } from './topology';

/** The values of the chart that keys of an environment file decide. */
export function ownedValues(props: ResolvedLoki): readonly OwnedValue[] {
  const dialect = dialectOf(props.chart);
  return [
    topologyValue(dialect),
    ...CLUSTER,
    ...CONFIGURATION,
    { path: ['loki', 'storage', 'type'], key: ['loki', 'storage'], asKey: () => undefined },
    ...Object.entries(kindOf(props.storage).owned).map(([value, key]) => ({
      path: ['loki', 'storage', ...value.split('.')],
      key: ['loki', 'storage', props.storage.kind, ...key.split('.')],
    })),
    ...componentsOf(props).flatMap((component) => componentOwned(props, component)),
    ...COMPANIONS,
    ...(hasIpv6(props.ipFamilies) ? [NGINX_IPV6] : []),
  ].map(ownedBySection(['loki'], installed));
}

function topologyValue({ deploymentModes }: LokiDialect): OwnedValue {
  return {
    path: ['deploymentMode'],
    key: ['loki', 'topology'],
    needsMore: true,
    asKey: (mode) =>
      Object.entries(deploymentModes).find(([topology, known]) => known === mode || isOldName(topology, mode))?.[0],
  };
}

/** Both charts know the mode by it: grafana-community/helm-charts@loki-18.11.0:charts/loki/templates/_helpers.tpl */
function isOldName(topology: string, mode: Json): boolean {
  return topology === 'monolithic' && mode === 'SingleBinary';
}

const dns = (part: 'service' | 'namespace') => (value: Json, own: JsonObject) => ({
  service: valueAt(own, 'global', 'dnsService') ?? '',
  namespace: valueAt(own, 'global', 'dnsNamespace') ?? '',
  [part]: value,
});

const CLUSTER: readonly OwnedValue[] = [
  { path: ['global', 'dnsService'], key: ['platform', 'dns'], asKey: dns('service') },
  { path: ['global', 'dnsNamespace'], key: ['platform', 'dns'], asKey: dns('namespace') },
  { path: ['global', 'clusterDomain'], key: ['platform', 'clusterDomain'] },
];

/** A value of Loki's own configuration, which the chart also takes below `structuredConfig`. */
function configured(values: string, config: string, key: string, asKey?: OwnedValue['asKey']): OwnedValue {
  return {
    path: ['loki', ...values.split('.')],
    aliases: [['loki', 'structuredConfig', ...config.split('.')]],
    key: ['loki', ...key.split('.')],
    ...(asKey && { asKey }),
  };
}

const same = (path: string, key: string, asKey?: OwnedValue['asKey']) => configured(path, path, key, asKey);

const CONFIGURATION: readonly OwnedValue[] = [
  configured('commonConfig.replication_factor', 'common.replication_factor', 'replicationFactor'),
  same('limits_config.retention_period', 'retention'),
  same('limits_config.allow_structured_metadata', 'structuredMetadata'),
  same('limits_config.ingestion_rate_mb', 'limits.ingestionRateMb'),
  same('limits_config.ingestion_burst_size_mb', 'limits.ingestionBurstMb'),
  same('limits_config.max_global_streams_per_user', 'limits.maxStreams'),
  same('ingester.chunk_idle_period', 'chunks.idlePeriod'),
  same('ingester.max_chunk_age', 'chunks.maxAge'),
  same('ingester.chunk_target_size', 'chunks.targetSize', String),
  same('ingester.chunk_encoding', 'chunks.encoding'),
  // No fix writes other periods over committed ones.
  configured('schemaConfig.configs', 'schema_config.configs', 'schema', () => undefined),
  configured('rulerConfig.alertmanager_url', 'ruler.alertmanager_url', 'rules.alertmanager'),
];

function componentOwned({ topology }: ResolvedLoki, component: LokiComponent): readonly OwnedValue[] {
  const { valuesKey, volume } = COMPONENTS[component];
  return [
    { path: [valuesKey, 'replicas'], key: ['loki', 'replicas', component] },
    ...resourcesOwned([valuesKey, 'resources'], ['loki', 'resources', component]),
    ...(volume === 'size' ? volumeOwned(valuesKey) : []),
    ...(topology === 'distributed' && volume === 'claims' ? claimsOwned(valuesKey) : []),
  ];
}

function volumeOwned(valuesKey: string): readonly OwnedValue[] {
  return [
    { path: [valuesKey, 'persistence', 'size'], key: ['loki', 'volume'] },
    { path: [valuesKey, 'persistence', 'storageClass'], key: ['loki', 'storageClass'] },
  ];
}

function claimsOwned(valuesKey: string): readonly OwnedValue[] {
  return [{ path: [valuesKey, 'persistence', 'claims'], key: ['loki', 'volume'], asKey: sizeOfClaim }];
}

function sizeOfClaim(claims: Json): Json | undefined {
  return Array.isArray(claims) && claims.length === 1 ? valueAt(claims, 0, 'size') : undefined;
}

function memoryOfCache(megabytes: Json): Json | undefined {
  return typeof megabytes === 'number' ? Size.mebibytes(megabytes).toString() : undefined;
}

const off = (value: Json) => (value === false ? false : undefined);

/** Where pods have no address of IPv6, the chart may be told anything of it. */
const NGINX_IPV6: OwnedValue = {
  path: ['gateway', 'nginxConfig', 'enableIPv6'],
  key: ['platform', 'podCidrs'],
  asKey: () => undefined,
};

const COMPANIONS: readonly OwnedValue[] = [
  monitorsOwned(['monitoring', 'serviceMonitor', 'enabled'], 'serviceMonitors'),
  // With it, the chart writes everything to it, whatever else is configured.
  { path: ['minio', 'enabled'], key: ['loki', 'storage'], asKey: () => undefined },
  { path: ['gateway', 'enabled'], key: ['loki', 'gateway'], asKey: off },
  { path: ['gateway', 'replicas'], key: ['loki', 'gateway', 'replicas'] },
  { path: ['gateway', 'basicAuth', 'enabled'], key: ['loki', 'gateway', 'authentication'], asKey: () => undefined },
  { path: ['gateway', 'ingress', 'enabled'], key: ['loki', 'gateway', 'ingress'], asKey: () => undefined },
  ...resourcesOwned(['gateway', 'resources'], ['loki', 'resources', 'gateway']),
  { path: ['lokiCanary', 'enabled'], key: ['loki', 'canary'] },
  ...resourcesOwned(['lokiCanary', 'resources'], ['loki', 'resources', 'canary']),
  { path: ['chunksCache', 'enabled'], key: ['loki', 'caches', 'chunks'], asKey: () => undefined },
  { path: ['chunksCache', 'allocatedMemory'], key: ['loki', 'caches', 'chunks'], asKey: memoryOfCache },
  { path: ['resultsCache', 'enabled'], key: ['loki', 'caches', 'results'], asKey: () => undefined },
  { path: ['resultsCache', 'allocatedMemory'], key: ['loki', 'caches', 'results'], asKey: memoryOfCache },
];
