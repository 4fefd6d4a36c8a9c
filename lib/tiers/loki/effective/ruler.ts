import { isTrue, mapOf, printed, unquoted } from '../../../charts/go-template';
import { mergeValues } from '../../../charts/values';
import type { JsonObject } from '../../../kubernetes/json';
import { at, type LokiRelease, usesObjectStorage } from './release';
import { bucketOf, objectStore, thanosStore } from './storage';

/** The blocks `ruler` and `ruler_storage`; none while the ruler is switched off. */
export function ruler(release: LokiRelease): JsonObject {
  if (!isTrue(at(release, 'ruler', 'enabled'))) return {};
  const given = mapOf(at(release, 'loki', 'rulerConfig'));
  return { ruler: mergeValues({ storage: rulerStorage(release) }, given), ...rulerThanosStorage(release) };
}

/** `loki.rulerStorageConfig` of both charts. */
function rulerStorage(release: LokiRelease): JsonObject {
  if (printed(at(release, 'loki', 'rulerConfig', 'storage', 'type')) === 'local') return { type: 'local' };
  if (isTrue(at(release, 'minio', 'enabled'))) return { type: 's3', s3: { bucketnames: 'ruler' } };
  if (!usesObjectStorage(release)) return { type: 'local' };
  return { type: printed(at(release, 'loki', 'storage', 'type')), ...objectStore(release, bucketOf(release, 'ruler')) };
}

function rulerThanosStorage(release: LokiRelease): JsonObject {
  if (!isTrue(at(release, 'loki', 'storage', 'use_thanos_objstore'))) return {};
  const backend = unquoted(at(release, 'loki', 'storage', 'object_store', 'type'));
  return { ruler_storage: { backend, ...thanosStore(release, bucketOf(release, 'ruler')) } };
}
