import type { JsonObject } from '../../kubernetes/json';
import { COMPONENTS } from './components';
import type { ResolvedLoki } from './settings';
import type { LokiComponent } from './topology';

/** Values of the volume of a component that keeps state: its write-ahead log, or what compaction has begun. */
export function volumeValues({ volume, storageClass }: ResolvedLoki, component: LokiComponent): JsonObject {
  const claim: JsonObject = {
    size: volume.toString(),
    ...(storageClass === undefined ? {} : { storageClass }),
  };
  switch (COMPONENTS[component].volume) {
    case 'size':
      return { persistence: claim };
    case 'claims':
      return { persistence: { enabled: true, claims: [{ name: 'data', accessModes: ['ReadWriteOnce'], ...claim }] } };
    default:
      return {};
  }
}
