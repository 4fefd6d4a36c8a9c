import { isTrue, mapOf, printed, unquoted } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import type { JsonObject } from '../../../kubernetes/json';
import { knownStore } from './known-store';
import { at, type LokiRelease, usesObjectStorage } from './release';
import { bucketOf, objectStore, thanosStore } from './storage';

/** The blocks `ruler` and `ruler_storage`; none while the ruler is switched off. */
export function ruler(release: LokiRelease): JsonObject {
  if (!isTrue(at(release, 'ruler', 'enabled'))) return {};
  const given = mapOf(at(release, 'loki', 'rulerConfig'));
  const storage = { storage: rulerStorage(release) };
  // A key that older versions write twice counts as it comes last.
  const block = release.dialect.rulerMerges ? mergeValues(storage, given) : { ...storage, ...given };
  return { ruler: block, ...rulerThanosStorage(release) };
}

/** `loki.rulerStorageConfig` of both charts. */
function rulerStorage(release: LokiRelease): JsonObject {
  const { localRules, knownStoreKeys } = release.dialect;
  const type = printed(at(release, 'loki', 'rulerConfig', 'storage', 'type'));
  if (localRules && type === 'local') return { type: 'local' };
  if (isTrue(at(release, 'minio', 'enabled'))) return { type: 's3', s3: { bucketnames: 'ruler' } };
  if (!usesObjectStorage(release)) return { type: 'local' };
  const bucket = bucketOf(release, 'ruler');
  const store = knownStoreKeys ? knownStore(release, bucket, 'rules') : objectStore(release, bucket);
  return { type: printed(at(release, 'loki', 'storage', 'type')), ...store };
}

function rulerThanosStorage(release: LokiRelease): JsonObject {
  if (!isTrue(at(release, 'loki', 'storage', 'use_thanos_objstore'))) return {};
  const backend = unquoted(at(release, 'loki', 'storage', 'object_store', 'type'));
  return { ruler_storage: { backend, ...thanosStore(release, bucketOf(release, 'ruler')) } };
}
