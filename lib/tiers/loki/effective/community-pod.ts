import { coalesce, isTrue, listOf, mapOf, printed, readYaml, uniqueItems } from '../../../charts/go-template';
import type { Json, JsonObject } from '../../../kubernetes/json';
import type { CommunityComponent } from './community-components';
import { communityEnv } from './community-env';
import { communityVolumes, dataVolumeName } from './community-storage';
import { lokiImage } from './image';
import { CONFIG_MOUNT, configVolume, RUNTIME_MOUNT, ruleFolders, runtimeVolume, serviceAccount } from './pod-parts';
import { at, type LokiRelease } from './release';
import { rulesMount, rulesSidecar, rulesVolumes } from './rules-sidecar';

type Component = Pick<CommunityComponent, 'section' | 'target' | 'args'>;

/** The pod of a component: grafana-community/helm-charts@loki-18.11.0:charts/loki/templates/_pod.tpl */
export function communityPod(release: LokiRelease, component: Component): JsonObject {
  const { section, target } = component;
  const values = mapOf(at(release, section));
  const sidecar = isTrue(values.sidecar) && isTrue(at(release, 'sidecar', 'rules', 'enabled'));
  return {
    serviceAccountName: target === 'single-binary' ? serviceAccount(release) : serviceAccount(release, section, target),
    securityContext: first(release, values, 'podSecurityContext'),
    initContainers: containersIn(values.initContainers),
    containers: [
      container(release, component, values, sidecar),
      ...(sidecar ? rulesSidecar(release, section) : []),
      ...containersIn(values.extraContainers),
    ],
    volumes: [
      { name: 'temp', emptyDir: {} },
      configVolume(release),
      runtimeVolume(release),
      ...communityVolumes(release, target, values),
      ...(sidecar ? rulesVolumes(release) : []),
      ...(WITH_RULES.includes(target) ? ruleFolders(release, target).volumes : []),
      ...joined(release, values, 'extraVolumes'),
    ],
  };
}

const WITH_RULES = ['ruler', 'backend', 'single-binary'];
const WITH_UI = ['single-binary', 'read', 'query-frontend', 'querier'];

function container(release: LokiRelease, component: Component, values: JsonObject, sidecar: boolean): JsonObject {
  const { target } = component;
  const command = first(release, values, 'command');
  return {
    name: target === 'single-binary' ? 'loki' : target,
    image: lokiImage(release, values.image),
    ...(isTrue(command) && { command: [printed(command)] }),
    args: [...argumentsOf(release, component), ...joined(release, values, 'extraArgs')],
    env: communityEnv(release, values),
    envFrom: joined(release, values, 'extraEnvFrom'),
    securityContext: first(release, values, 'containerSecurityContext'),
    resources: first(release, values, 'resources'),
    volumeMounts: [
      CONFIG_MOUNT,
      RUNTIME_MOUNT,
      { name: dataVolumeName(target), mountPath: '/var/loki' },
      { name: 'temp', mountPath: '/tmp' },
      ...(sidecar ? [rulesMount(release)] : []),
      ...(WITH_RULES.includes(target) ? ruleFolders(release, target).mounts : []),
      ...joined(release, values, 'extraVolumeMounts'),
    ],
  };
}

function argumentsOf(release: LokiRelease, { target, args }: Component): readonly string[] {
  const ui = isTrue(at(release, 'loki', 'ui', 'enabled')) && WITH_UI.includes(target);
  return [
    '-config.file=/etc/loki/config/config.yaml',
    '-config.expand-env=true',
    '-memberlist.advertise-addr=$(POD_IP)',
    `-target=${target === 'single-binary' ? 'all' : target}${ui ? ',ui' : ''}`,
    ...(args?.(release) ?? []),
  ];
}

/** What the component says, or the defaults of all, or Loki. */
function first(release: LokiRelease, values: JsonObject, key: string): Json {
  return coalesce(values[key], at(release, 'defaults', key), at(release, 'loki', key)) ?? null;
}

/** What is added to all components, and to this one. */
function joined(release: LokiRelease, values: JsonObject, key: string): Json[] {
  return uniqueItems(at(release, 'global', key), at(release, 'defaults', key), values[key]);
}

/** Containers as a list, or as a text of YAML. */
function containersIn(value: Json | undefined): Json[] {
  return listOf(typeof value === 'string' ? readYaml(value) : value);
}
