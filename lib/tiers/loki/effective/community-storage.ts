import { isTrue, listOf, mapOf, printed, unquoted } from '../../../charts/go-template';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import type { CommunityComponent } from './community-components';
import { fullName } from './names';
import { claimOf, classOf, memoryVolume } from './pod-parts';
import type { LokiRelease } from './release';

/** Tells whether a component keeps its data beyond its pod. */
export function hasClaims(values: JsonObject): boolean {
  return ['volumeClaimsEnabled', 'enabled'].some((key) => isTrue(valueAt(values, 'persistence', key)));
}

export function dataVolumeName(target: string): string {
  return target === 'single-binary' ? 'storage' : 'data';
}

/** The volume of the data, unless a StatefulSet claims it: grafana-community/helm-charts@loki-18.11.0:charts/loki/templates/_pod.tpl */
export function communityVolumes(release: LokiRelease, target: string, values: JsonObject): JsonObject[] {
  const name = dataVolumeName(target);
  const persistence = mapOf(values.persistence);
  if (!hasClaims(values)) return [folder(name, persistence)];
  const type = printed(persistence.type);
  if (type === 'pvc' && values.kind === 'Deployment')
    return [{ name, persistentVolumeClaim: { claimName: `${fullName(release)}-data` } }];
  return type === 'ephemeral' ? [{ name, ephemeral: { volumeClaimTemplate: ephemeralClaim(persistence) } }] : [];
}

function folder(name: string, persistence: JsonObject): JsonObject {
  if (isTrue(persistence.inMemory)) return memoryVolume(name, persistence);
  const parameters = persistence.dataVolumeParameters;
  return { name, ...(isTrue(parameters) ? mapOf(parameters) : { emptyDir: {} }) };
}

function ephemeralClaim(persistence: JsonObject): JsonObject {
  const {
    annotations,
    labels,
    accessModes = null,
    storageClass = null,
    volumeAttributesClassName,
    selector,
  } = persistence;
  const metadata = { ...(isTrue(annotations) && { annotations }), ...(isTrue(labels) && { labels }) };
  return {
    metadata: isTrue(metadata) ? metadata : null,
    spec: {
      accessModes,
      ...(storageClass !== null && { storageClassName: classOf(storageClass) }),
      ...(isTrue(volumeAttributesClassName) && { volumeAttributesClassName: unquoted(volumeAttributesClassName) }),
      resources: { requests: { storage: printed(persistence.size) } },
      ...(isTrue(selector) && { selector }),
    },
  };
}

/** Tells whether an older version renders a component by a template of its own: a StatefulSet, with the claims of a list. */
export function hasOwnTemplate({ dialect }: LokiRelease, { section, zone }: CommunityComponent): boolean {
  return !dialect.oneTemplate && (zone !== undefined || ['bloomGateway', 'bloomPlanner'].includes(section));
}

/** The claims of a StatefulSet; one for the data is added unless `persistence.claims` has it. */
export function communityClaims(release: LokiRelease, component: CommunityComponent, values: JsonObject): JsonObject[] {
  const { target, zone } = component;
  const persistence = mapOf(values.persistence);
  const { type = 'pvc' } = persistence;
  if (!hasClaims(values) || type !== 'pvc') return [];
  const ofZone = zoneClass(zone, values);
  const classFor = (own: JsonObject) => (isTrue(ofZone) ? ofZone : own.storageClass);
  const wanted = listOf(persistence.claims).map(mapOf);
  const claims = wanted.map((claim) => claimOf(String(unquoted(claim.name)), claim, classFor(claim)));
  if (hasOwnTemplate(release, component) || wanted.some(({ name }) => name === 'data')) return claims;
  return [...claims, claimOf(dataVolumeName(target), persistence, classFor(persistence))];
}

function zoneClass(zone: string | undefined, values: JsonObject) {
  const key = `zone${(zone ?? '').split('-').at(-1)?.toUpperCase()}`;
  return valueAt(values, 'zoneAwareReplication', key, 'persistence', 'storageClass');
}
