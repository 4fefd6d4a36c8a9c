import { isTrue, listOf, mapOf, unquoted } from '../../../charts/go-template';
import type { JsonObject } from '../../../kubernetes/json';
import type { GrafanaComponent } from './grafana-component';
import { claimOf, memoryVolume } from './pod-parts';
import { at, type LokiRelease } from './release';

/** Where a component keeps data and temporary files. */
export interface GrafanaStorage {
  readonly claims: JsonObject[];
  readonly volumes: JsonObject[];
  readonly mounts: JsonObject[];

  /** What becomes of the claims. @default - they stay */
  readonly retention?: JsonObject;
}

type Data = Pick<GrafanaStorage, 'claims' | 'volumes'>;

const NOTHING: Data = { claims: [], volumes: [] };
const EMPTY: Data = { claims: [], volumes: [{ name: 'data', emptyDir: {} }] };

export function grafanaStorage(release: LokiRelease, component: GrafanaComponent): GrafanaStorage {
  const given = mapOf(at(release, component.section, 'persistence'));
  const persistence = release.dialect.accessModes ? given : withoutModes(given);
  const { claims, volumes } = dataOf(component, persistence);
  const extraClaims = component.section === 'write' && claims.length > 0;
  const retention = retentionOf(release, component, persistence);
  const temporary = component.temporary;
  return {
    claims: extraClaims ? [...claims, ...listOf(at(release, 'write', 'extraVolumeClaimTemplates')).map(mapOf)] : claims,
    volumes: [...(temporary ? [{ name: temporary[0], emptyDir: {} }] : []), ...volumes],
    mounts: [
      ...(temporary ? [{ name: temporary[0], mountPath: temporary[1] }] : []),
      ...dataMount(component, persistence),
    ],
    ...(retention && { retention }),
  };
}

/** Versions that read no access modes have one, in claims of a list as well. */
function withoutModes(persistence: JsonObject): JsonObject {
  const accessModes = ['ReadWriteOnce'];
  const claims = listOf(persistence.claims).map((each) => ({ ...mapOf(each), accessModes }));
  return { ...persistence, accessModes, claims };
}

function dataOf({ data }: GrafanaComponent, persistence: JsonObject): Data {
  const enabled = isTrue(persistence.enabled);
  switch (data) {
    case 'none':
      return NOTHING;
    case 'empty':
      return EMPTY;
    case 'storage':
      return enabled ? { claims: [claimOf('storage', persistence)], volumes: [] } : NOTHING;
    case 'parameters':
      return isTrue(persistence.volumeClaimsEnabled) ? claim(persistence) : parameters(persistence);
    case 'claim':
      return claim(persistence);
    case 'claim-or-empty':
      return enabled ? claim(persistence) : EMPTY;
    case 'claims-or-empty':
      return enabled ? claims(persistence) : EMPTY;
    case 'claim-or-memory':
      return enabled ? (memory(persistence) ?? claim(persistence)) : EMPTY;
    case 'claims-or-memory':
      return enabled ? (memory(persistence) ?? claims(persistence)) : EMPTY;
  }
}

function claim(persistence: JsonObject): Data {
  return { claims: [claimOf('data', persistence)], volumes: [] };
}

function claims(persistence: JsonObject): Data {
  const wanted = listOf(persistence.claims).map(mapOf);
  return { claims: wanted.map((each) => claimOf(String(unquoted(each.name)), each)), volumes: [] };
}

function memory(persistence: JsonObject): Data | undefined {
  return isTrue(persistence.inMemory) ? { claims: [], volumes: [memoryVolume('data', persistence)] } : undefined;
}

function parameters(persistence: JsonObject): Data {
  return { claims: [], volumes: [{ name: 'data', ...mapOf(persistence.dataVolumeParameters) }] };
}

function dataMount({ data }: GrafanaComponent, persistence: JsonObject): JsonObject[] {
  if (data === 'none' || (data === 'storage' && !isTrue(persistence.enabled))) return [];
  return [{ name: data === 'storage' ? 'storage' : 'data', mountPath: '/var/loki' }];
}

function retentionOf(
  { dialect }: LokiRelease,
  { data, retention }: GrafanaComponent,
  persistence: JsonObject,
): JsonObject | undefined {
  if (retention === undefined || !isTrue(persistence.enableStatefulSetAutoDeletePVC)) return undefined;
  if (retention === 'delete' && data === 'parameters' && !isTrue(persistence.volumeClaimsEnabled)) return undefined;
  if (retention === 'values-if-enabled' && !isTrue(persistence.enabled)) return undefined;
  if (retention === 'delete' || (retention === 'values-if-enabled' && !dialect.singleRetention))
    return { whenDeleted: 'Delete', whenScaled: 'Delete' };
  return { whenDeleted: unquoted(persistence.whenDeleted), whenScaled: unquoted(persistence.whenScaled) };
}
