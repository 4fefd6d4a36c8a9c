import { isTrue, listOf, mapOf, printed, unquoted, wholeNumber } from '../../../charts/go-template';
import { workloadObject } from '../../../charts/workload-object';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { imageOf } from './image';
import { resourceName } from './names';
import { claimOf, serviceAccount } from './pod-parts';
import { at, type LokiRelease } from './release';

/** The caches: one for results, one or two for chunks. */
export function caches(release: LokiRelease): JsonObject[] {
  if (release.dialect.cachesSwitch && !isTrue(at(release, 'memcached', 'enabled'))) return [];
  const chunks = mapOf(at(release, 'chunksCache'));
  return [
    ...cache(release, 'results-cache', mapOf(at(release, 'resultsCache'))),
    ...cache(release, 'chunks-cache', chunks),
    ...(release.dialect.cacheLevels && isTrue(chunks.enabled) ? cache(release, 'chunks-cache', mapOf(chunks.l2)) : []),
  ];
}

function cache(release: LokiRelease, component: string, values: JsonObject): JsonObject[] {
  if (!isTrue(values.enabled)) return [];
  const persistence = mapOf(values.persistence);
  const claim = { ...persistence, accessModes: ['ReadWriteOnce'], size: persistence.storageSize ?? null };
  const spec = {
    replicas: unquoted(values.replicas),
    volumeClaimTemplates: isTrue(persistence.enabled) ? [claimOf('data', claim)] : [],
  };
  const name = resourceName(release, component, release.dialect.cacheLevels ? printed(values.suffix) : '');
  return [
    workloadObject('StatefulSet', name, spec, {
      serviceAccountName: serviceAccount(release, 'memcached'),
      securityContext: at(release, 'memcached', 'podSecurityContext') ?? null,
      initContainers: values.initContainers ?? null,
      containers: [
        ...listOf(values.extraContainers),
        memcached(release, values, persistence),
        ...exporter(release, values),
      ],
      volumes: values.extraVolumes ?? null,
    }),
  ];
}

function memcached(release: LokiRelease, values: JsonObject, persistence: JsonObject): JsonObject {
  const data = isTrue(persistence.enabled) ? [{ name: 'data', mountPath: unquoted(persistence.mountPath) }] : [];
  return {
    name: 'memcached',
    image: imageOf(release, { image: at(release, 'memcached', 'image') }),
    args: argumentsOf(values, persistence),
    env: at(release, 'global', 'extraEnv') ?? null,
    envFrom: at(release, 'global', 'extraEnvFrom') ?? null,
    securityContext: at(release, 'memcached', 'containerSecurityContext') ?? null,
    resources: resources(release, values),
    volumeMounts: [...data, ...listOf(values.extraVolumeMounts)],
  };
}

function argumentsOf(values: JsonObject, persistence: JsonObject): string[] {
  const gigabytes = wholeNumber(printed(persistence.storageSize).replace(/Gi$/, '').replace(/G$/, ''));
  const file = `,ext_path=${printed(persistence.mountPath)}/file:${Math.trunc((gigabytes * 9) / 10)}G,ext_wbuf_size=16`;
  const more = isTrue(values.extraExtendedOptions) ? `,${printed(values.extraExtendedOptions)}` : '';
  return [
    `-m ${printed(values.allocatedMemory)}`,
    `--extended=modern,track_sizes${isTrue(persistence.enabled) ? file : ''}${more}`,
    `-I ${printed(values.maxItemMemory)}m`,
    `-c ${printed(values.connectionLimit)}`,
    '-v',
    `-u ${printed(values.port)}`,
    ...flags(values.extraArgs, '-', ' '),
  ];
}

/** Flags out of a map, in the order of their names; one without a value stands alone. */
function flags(value: Json | undefined, dash: string, between: string): string[] {
  const entries = Object.entries(mapOf(value)).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, each]) => `${dash}${key}${isTrue(each) ? `${between}${printed(each)}` : ''}`);
}

/** A fifth more than the cache may hold, unless the values say otherwise. */
function resources({ dialect }: LokiRelease, values: JsonObject): Json {
  if (isTrue(values.resources)) return values.resources ?? null;
  const memory = `${Math.trunc((wholeNumber(values.allocatedMemory) * 12 + 5) / 10)}Mi`;
  return { limits: { memory }, requests: { cpu: dialect.cacheCpu ?? unquoted(values.allocatedCPU), memory } };
}

function exporter(release: LokiRelease, values: JsonObject): JsonObject[] {
  const given = mapOf(at(release, 'memcachedExporter'));
  if (!isTrue(given.enabled)) return [];
  return [
    {
      name: 'exporter',
      image: imageOf(release, { image: given.image }),
      args: [
        `--memcached.address=localhost:${printed(values.port)}`,
        '--web.listen-address=0.0.0.0:9150',
        ...flags(given.extraArgs, '--', '='),
      ],
      resources: given.resources ?? null,
      securityContext: given.containerSecurityContext ?? null,
      volumeMounts: values.extraVolumeMounts ?? null,
    },
  ];
}
