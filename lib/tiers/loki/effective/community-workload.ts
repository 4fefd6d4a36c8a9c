import { isTrue, mapOf, printed, unquoted, wholeNumber } from '../../../charts/go-template';
import { workloadObject } from '../../../charts/workload-object';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { COMMUNITY_COMPONENTS, type CommunityComponent } from './community-components';
import { communityPod } from './community-pod';
import { communityClaims, hasClaims, hasOwnTemplate } from './community-storage';
import { replicasOfZone } from './conditions';
import { resourceName } from './names';
import { at, type LokiRelease, usesObjectStorage } from './release';

/** Lists the workloads of Loki itself that the community's chart renders. */
export function communityWorkloads(release: LokiRelease): JsonObject[] {
  const components = COMMUNITY_COMPONENTS.filter(
    ({ section, runs }) => runs(release) && (isTrue(at(release, section, 'enabled')) || isBloomOfOwn(release, section)),
  );
  return [...components.map((component) => workload(release, component)), ...tableManager(release)];
}

/** Of a template of their own, these need no switch but pods. */
function isBloomOfOwn({ dialect }: LokiRelease, section: string): boolean {
  return !dialect.oneTemplate && ['bloomGateway', 'bloomPlanner'].includes(section);
}

function workload(release: LokiRelease, component: CommunityComponent): JsonObject {
  const values = mapOf(at(release, component.section));
  const kind = hasOwnTemplate(release, component) ? 'StatefulSet' : printed(values.kind);
  const stateful = kind === 'StatefulSet';
  const persistence = mapOf(values.persistence);
  const replicas = replicasOf(release, component, values);
  const keeps = stateful && hasClaims(values) && isTrue(persistence.enableStatefulSetAutoDeletePVC);
  const retention = { whenDeleted: unquoted(persistence.whenDeleted), whenScaled: unquoted(persistence.whenScaled) };
  const spec = {
    ...(replicas !== undefined && { replicas }),
    ...(keeps && { persistentVolumeClaimRetentionPolicy: retention }),
    ...(stateful && { volumeClaimTemplates: communityClaims(release, component, values) }),
  };
  return workloadObject(kind, nameOf(release, component, values), spec, communityPod(release, component));
}

function nameOf(release: LokiRelease, { target, zone = '', name }: CommunityComponent, values: JsonObject): string {
  if (name) return name(release);
  return isTrue(values.fullnameOverride) ? printed(values.fullnameOverride) : resourceName(release, target, zone);
}

/** Number of pods; nothing where an autoscaler decides, or the values say none. */
function replicasOf(release: LokiRelease, { target, zone }: CommunityComponent, values: JsonObject): Json | undefined {
  const scaled = ['autoscaling', 'kedaAutoscaling'].some((key) => isTrue(valueAt(values, key, 'enabled')));
  if (scaled || (values.replicas ?? null) === null) return undefined;
  if (target === 'single-binary') return usesObjectStorage(release) ? Math.max(1, wholeNumber(values.replicas)) : 1;
  return zone === undefined ? unquoted(values.replicas) : replicasOfZone(values.replicas);
}

/** The one component with a template of its own. */
function tableManager(release: LokiRelease): JsonObject[] {
  if (!isTrue(at(release, 'tableManager', 'enabled'))) return [];
  const pod = communityPod(release, { section: 'tableManager', target: 'table-manager' });
  return [workloadObject('Deployment', `${resourceName(release)}-table-manager`, { replicas: 1 }, pod)];
}
