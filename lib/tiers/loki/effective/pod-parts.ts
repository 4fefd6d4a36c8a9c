import { isTrue, mapOf, printed, unquoted } from '../../../charts/go-template';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { chartName, fullName, resourceName } from './names';
import { at, type LokiRelease } from './release';

/** `loki.configVolume` of both charts. */
export function configVolume(release: LokiRelease): JsonObject {
  const name = printed(at(release, 'loki', 'configObjectName'));
  if (printed(at(release, 'loki', 'configStorageType')) === 'Secret')
    return { name: 'config', secret: { secretName: name } };
  return { name: 'config', configMap: { name, items: [{ key: 'config.yaml', path: 'config.yaml' }] } };
}

export const CONFIG_MOUNT = { name: 'config', mountPath: '/etc/loki/config' };

export const RUNTIME_MOUNT = { name: 'runtime-config', mountPath: '/etc/loki/runtime-config' };

export function runtimeVolume(release: LokiRelease): JsonObject {
  return { name: 'runtime-config', configMap: { name: `${chartName(release)}-runtime` } };
}

/** A StatefulSet's claim, of values that describe a persistent volume. */
export function claimOf(name: string, persistence: JsonObject, storageClass = persistence.storageClass): JsonObject {
  return {
    metadata: { name },
    spec: {
      accessModes: persistence.accessModes ?? null,
      ...(isTrue(storageClass) && { storageClassName: classOf(storageClass) }),
      resources: { requests: { storage: printed(persistence.size) } },
    },
  };
}

/** Charts write no class as `-`. */
export function classOf(storageClass: Json): Json {
  return storageClass === '-' ? '' : unquoted(storageClass);
}

/** A volume in memory, which takes its limit from the size of the claim that it stands for. */
export function memoryVolume(name: string, persistence: JsonObject): JsonObject {
  const { size } = persistence;
  return { name, emptyDir: { medium: 'Memory', ...(isTrue(size) && { sizeLimit: unquoted(size) }) } };
}

/** Folders with rules in ConfigMaps, as volumes and as mounts. */
export function ruleFolders(release: LokiRelease, component: string): { volumes: JsonObject[]; mounts: JsonObject[] } {
  const folders = Object.keys(mapOf(at(release, 'ruler', 'directories'))).sort();
  const named = folders.map((folder) => ({ folder, name: folderName(folder) }));
  return {
    volumes: named.map(({ name }) => ({ name, configMap: { name: resourceName(release, component, name) } })),
    mounts: named.map(({ folder, name }) => ({ name, mountPath: `/etc/loki/rules/${folder}` })),
  };
}

/** `loki.rulerRulesDirName` of both charts. */
function folderName(folder: string): string {
  return `rules-${folder.replaceAll('_', '-').replace(/-$/, '').toLowerCase()}`;
}

/** `loki.serviceAccountName`; only the community's chart gives components accounts of their own. */
export function serviceAccount(release: LokiRelease, section?: string, component = section): string {
  if (release.dialect.fork === 'community' && section !== undefined) {
    const own = mapOf(at(release, section, 'serviceAccount'));
    if (isTrue(own.name)) return printed(own.name);
    if (isTrue(own.create)) return resourceName(release, component ?? '');
  }
  const shared = mapOf(at(release, 'serviceAccount'));
  if (isTrue(shared.name)) return printed(shared.name);
  if (!isTrue(shared.create)) return 'default';
  return release.dialect.sharedByChart ? chartName(release) : fullName(release);
}
