import {
  coalesce,
  isTrue,
  listOf,
  mapOf,
  printed,
  uniqueItems,
  unquoted,
  wholeNumber,
} from '../../../charts/go-template';
import { workloadObject } from '../../../charts/workload-object';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { replicasOfZone } from './conditions';
import type { GrafanaComponent } from './grafana-component';
import { GRAFANA_COMPONENTS } from './grafana-components';
import { grafanaStorage } from './grafana-storage';
import { lokiImage } from './image';
import { fullName, resourceName, scalableName } from './names';
import { CONFIG_MOUNT, configVolume, RUNTIME_MOUNT, ruleFolders, runtimeVolume, serviceAccount } from './pod-parts';
import { at, type LokiRelease, usesObjectStorage } from './release';
import { rulesMount, rulesSidecar, rulesVolumes } from './rules-sidecar';

/** Lists the workloads of Loki itself that grafana's chart renders. */
export function grafanaWorkloads(release: LokiRelease): JsonObject[] {
  return GRAFANA_COMPONENTS.filter(({ runs }) => runs(release)).map((component) => workload(release, component));
}

/** Components that the values of all of them do not reach, or only in part. */
const ALONE: Readonly<Record<string, readonly string[]>> = {
  singleBinary: ['extraArgs', 'extraEnv', 'extraEnvFrom', 'extraVolumes', 'extraVolumeMounts'],
  tableManager: ['extraEnv', 'extraEnvFrom'],
};

/** Tells whether a version adds what there is for all components. */
function addsGlobal({ dialect }: LokiRelease, section: string, key: string): boolean {
  const { most, readEnv, rest } = dialect.globalExtras;
  if (section === 'tableManager') return rest;
  if (section !== 'read' && section !== 'bloomPlanner') return most;
  return key === 'extraEnv' || key === 'extraEnvFrom' ? readEnv : rest;
}

/** What a component adds to a list, behind what all of them add. */
function extra(release: LokiRelease, section: string, key: string): Json[] {
  const own = at(release, section, key);
  if (ALONE[section]?.includes(key) || !addsGlobal(release, section, key)) return listOf(own);
  return uniqueItems(at(release, 'global', key), own);
}

function workload(release: LokiRelease, component: GrafanaComponent): JsonObject {
  const { section, kind } = component;
  const storage = grafanaStorage(release, component);
  const replicas = replicasOf(release, component);
  const spec = {
    ...(replicas !== undefined && { replicas }),
    ...(storage.retention && { persistentVolumeClaimRetentionPolicy: storage.retention }),
    volumeClaimTemplates: storage.claims,
  };
  const sidecar = hasSidecar(release, section);
  const own = container(release, component, [...storage.mounts, ...(sidecar ? [rulesMount(release)] : [])]);
  const beside = sidecar ? rulesSidecar(release, section) : [];
  return workloadObject(kind, nameOf(release, component), spec, {
    serviceAccountName: serviceAccount(release),
    securityContext: at(release, 'loki', 'podSecurityContext') ?? null,
    initContainers: component.noInit ? [] : listOf(at(release, section, 'initContainers')),
    containers: [
      ...(release.dialect.sidecar.first ? [...beside, own] : [own, ...beside]),
      ...(section === 'backend' && !release.dialect.backendContainers
        ? []
        : listOf(at(release, section, 'extraContainers'))),
    ],
    volumes: [
      configVolume(release),
      ...(section === 'tableManager' ? [] : [runtimeVolume(release)]),
      ...storage.volumes,
      ...(sidecar ? rulesVolumes(release) : []),
      ...(section === 'ruler' ? ruleFolders(release, 'ruler').volumes : []),
      ...extra(release, section, 'extraVolumes'),
    ],
  });
}

function container(release: LokiRelease, component: GrafanaComponent, mounts: readonly Json[]): JsonObject {
  const { section, name } = component;
  const command = component.command && coalesce(at(release, section, 'command'), at(release, 'loki', 'command'));
  return {
    name: ['singleBinary', 'write', 'read', 'backend'].includes(section) ? 'loki' : name.replace(/-zone-.$/, ''),
    image: lokiImage(release, at(release, section, 'image')),
    ...(isTrue(command) && { command: [printed(command)] }),
    args: [
      '-config.file=/etc/loki/config/config.yaml',
      ...component.args(release),
      ...extra(release, section, 'extraArgs'),
    ],
    env: extra(release, section, 'extraEnv'),
    envFrom: variablesFrom(release, section),
    securityContext: at(release, 'loki', 'containerSecurityContext') ?? null,
    resources: at(release, section, 'resources') ?? null,
    volumeMounts: [
      CONFIG_MOUNT,
      ...(section === 'tableManager' ? [] : [RUNTIME_MOUNT]),
      ...mounts,
      ...(section === 'ruler' ? ruleFolders(release, 'ruler').mounts : []),
      ...extra(release, section, 'extraVolumeMounts'),
    ],
  };
}

function variablesFrom(release: LokiRelease, section: string): Json[] {
  if (section !== 'backend' || !release.dialect.backendEnvSlip) return extra(release, section, 'extraEnvFrom');
  return uniqueItems(at(release, 'global', 'extraEnv'), at(release, section, 'extraEnvFrom'));
}

function nameOf(release: LokiRelease, { section, name }: GrafanaComponent): string {
  if (section === 'write' || section === 'read' || section === 'backend') return scalableName(release, section);
  return name === '' ? fullName(release) : resourceName(release, name);
}

function hasSidecar(release: LokiRelease, section: string): boolean {
  if (!isTrue(at(release, 'sidecar', 'rules', 'enabled'))) return false;
  return (
    ['singleBinary', 'backend'].includes(section) ||
    (section === 'ruler' && release.dialect.sidecar.ofRuler && isTrue(at(release, 'ruler', 'sidecar')))
  );
}

/** Number of pods; nothing where an autoscaler decides. */
function replicasOf(release: LokiRelease, { section, name, scales = false }: GrafanaComponent): Json | undefined {
  const wanted = at(release, section, 'replicas');
  if (section === 'tableManager') return 1;
  if (section === 'singleBinary') return usesObjectStorage(release) ? Math.max(1, wholeNumber(wanted)) : 1;
  if (scales && isTrue(mapOf(at(release, section, 'autoscaling')).enabled)) return undefined;
  return name.includes('-zone-') ? replicasOfZone(wanted) : unquoted(wanted);
}
