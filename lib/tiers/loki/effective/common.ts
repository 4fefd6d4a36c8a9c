import { isTrue, mapOf, unquoted } from '../../../charts/go-template';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { knownStore } from './known-store';
import { minioEndpoint } from './names';
import { at, type LokiRelease, usesObjectStorage } from './release';
import { bucketOf, objectStore, thanosStore } from './storage';

/** The block `common`; its storage replaces one in `loki.commonConfig`. */
export function common(release: LokiRelease): JsonObject {
  const given = at(release, 'loki', 'commonConfig');
  return isTrue(given) ? { common: { ...mapOf(given), storage: commonStorage(release) } } : {};
}

/** `loki.commonStorageConfig` of both charts; nothing is left of a store that they do not know. */
function commonStorage(release: LokiRelease): Json {
  const store = chosenStore(release);
  return isTrue(store) ? store : null;
}

function chosenStore(release: LokiRelease): JsonObject {
  if (isTrue(at(release, 'loki', 'storage', 'use_thanos_objstore')))
    return { object_store: orNull(thanosStore(release, bucketOf(release, 'chunks'))) };
  if (isTrue(at(release, 'minio', 'enabled'))) return minioStore(release);
  if (release.dialect.knownStoreKeys) return knownStore(release, bucketOf(release, 'chunks'), 'chunks');
  if (usesObjectStorage(release)) return objectStore(release, chunksBucket(release));
  const filesystem = at(release, 'loki', 'storage', 'filesystem');
  return isTrue(filesystem) ? { filesystem } : {};
}

function minioStore(release: LokiRelease): JsonObject {
  return {
    s3: {
      endpoint: minioEndpoint(release),
      bucketnames: 'chunks',
      secret_access_key: unquoted(at(release, 'minio', 'rootPassword')),
      access_key_id: unquoted(at(release, 'minio', 'rootUser')),
      s3forcepathstyle: true,
      insecure: true,
    },
  };
}

/** A bucket in `loki.storage_config.aws` stands for that in `loki.storage`. */
function chunksBucket(release: LokiRelease): Json {
  if (!release.dialect.bucketOfStorageConfig) return bucketOf(release, 'chunks');
  const own = (key: string) => isTrue(at(release, 'loki', 'storage_config', 'aws', key));
  return own('s3') || own('bucketnames') ? '' : bucketOf(release, 'chunks');
}

/** An empty block of YAML is `null`. */
function orNull(block: JsonObject): Json {
  return isTrue(block) ? block : null;
}
