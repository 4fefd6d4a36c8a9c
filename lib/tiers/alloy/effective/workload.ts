import { serviceAccountOf } from '../../../charts/chart-names';
import { isTrue, listOf, mapOf, printed, unquoted } from '../../../charts/go-template';
import { workloadObject } from '../../../charts/workload-object';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { configKey, configName } from './config';
import type { AlloyRelease } from './release';

const KINDS: Readonly<Record<string, string>> = {
  statefulset: 'StatefulSet',
  deployment: 'Deployment',
  daemonset: 'DaemonSet',
};

/** The pods of Alloy; none if the chart does not know their kind. */
export function alloyWorkload(release: AlloyRelease): JsonObject[] {
  const { values, alloy, fullName } = release;
  const controller = mapOf(values.controller);
  const kind = KINDS[printed(controller.type)];
  if (kind === undefined) return [];
  const mounts = mapOf(alloy.mounts);
  const node = NODE_FOLDERS.filter(({ value }) => isTrue(mounts[value]));
  const pod = {
    serviceAccountName: serviceAccountOf(values, fullName),
    securityContext: valueAt(values, 'global', 'podSecurityContext') ?? null,
    hostNetwork: controller.hostNetwork ?? null,
    initContainers: controller.initContainers ?? null,
    containers: [container(release, node), ...reloader(release), ...listOf(controller.extraContainers)],
    volumes: [
      { name: 'config', configMap: { name: configName(release) } } as JsonObject,
      ...node.map(({ value, path }): JsonObject => ({ name: value, hostPath: { path } })),
      ...listOf(valueAt(controller, 'volumes', 'extra')),
    ],
  };
  return [workloadObject(kind, fullName, specOf(release, kind, controller), pod)];
}

const NODE_FOLDERS = [
  { value: 'varlog', path: '/var/log' },
  { value: 'dockercontainers', path: '/var/lib/docker/containers' },
] as const;

function specOf({ dialect }: AlloyRelease, kind: string, controller: JsonObject): JsonObject {
  const scaled = dialect.scaled.some((path) => isTrue(valueAt(controller, 'autoscaling', ...path)));
  const keeps = kind === 'StatefulSet' && isTrue(controller.enableStatefulSetAutoDeletePVC);
  return {
    ...(kind !== 'DaemonSet' && !scaled && { replicas: unquoted(controller.replicas) }),
    ...(kind === 'StatefulSet' && { volumeClaimTemplates: listOf(controller.volumeClaimTemplates) }),
    ...(keeps && { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' } }),
  };
}

function container(release: AlloyRelease, node: readonly (typeof NODE_FOLDERS)[number][]): JsonObject {
  const { alloy, dialect, values } = release;
  return {
    name: 'alloy',
    image: imageOf(release, mapOf(values.image), `v${release.appVersion}`),
    ...(dialect.command && { command: alloy.command ?? null }),
    args: argumentsOf(release),
    env: [
      { name: 'ALLOY_DEPLOY_MODE', value: 'helm' },
      nodeName('HOSTNAME'),
      ...(dialect.nodeName ? [nodeName('K8S_NODE_NAME')] : []),
      ...listOf(alloy.extraEnv),
    ],
    envFrom: alloy.envFrom ?? null,
    resources: alloy.resources ?? null,
    securityContext: alloy.securityContext ?? null,
    volumeMounts: [
      { name: 'config', mountPath: '/etc/alloy' },
      ...node.map(({ value, path }) => ({ name: value, mountPath: path, readOnly: true })),
      ...listOf(valueAt(alloy, 'mounts', 'extra')),
    ],
  };
}

function nodeName(name: string): JsonObject {
  return { name, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } };
}

function argumentsOf(release: AlloyRelease): Json[] {
  const { alloy, fullName } = release;
  const { enabled, name } = mapOf(alloy.clustering);
  const cluster = ['--cluster.enabled=true', `--cluster.join-addresses=${fullName}-cluster`];
  return [
    'run',
    `/etc/alloy/${configKey(release)}`,
    `--storage.path=${printed(alloy.storagePath)}`,
    `--server.http.listen-addr=${printed(alloy.listenAddr)}:${printed(alloy.listenPort)}`,
    `--server.http.ui-path-prefix=${printed(alloy.uiPathPrefix)}`,
    ...(isTrue(alloy.enableReporting) ? [] : ['--disable-reporting']),
    ...(isTrue(enabled) ? [...cluster, ...(isTrue(name) ? [`--cluster.name=${printed(name)}`] : [])] : []),
    ...(isTrue(alloy.stabilityLevel) ? [`--stability.level=${printed(alloy.stabilityLevel)}`] : []),
    ...listOf(alloy.extraArgs).map(unquoted),
  ];
}

/** A registry for all images counts before that of one; a digest before a tag. */
function imageOf({ values }: AlloyRelease, image: JsonObject, otherwise: string): string {
  const shared = valueAt(values, 'global', 'image', 'registry');
  const registry = printed(isTrue(shared) ? shared : image.registry);
  const digest = printed(image.digest);
  const tag = isTrue(image.tag) ? printed(image.tag) : otherwise;
  const reference = digest === '' ? `:${tag}` : `@${digest.startsWith('sha256:') ? '' : 'sha256:'}${digest}`;
  return `${registry}/${printed(image.repository)}${reference}`;
}

/** Version of the reloader that the template names if the values name none. */
const RELOADER_VERSION = 'v0.8.0';

/** The container that has Alloy read a changed configuration; none while it is switched off. */
function reloader(release: AlloyRelease): JsonObject[] {
  const given = mapOf(release.values.configReloader);
  if (!isTrue(given.enabled)) return [];
  const [folder, address] = release.dialect.reloader;
  const usual = [`${folder}=/etc/alloy`, `${address}=http://localhost:${printed(release.alloy.listenPort)}/-/reload`];
  return [
    {
      name: 'config-reloader',
      image: imageOf(release, mapOf(given.image), RELOADER_VERSION),
      args: isTrue(given.customArgs) ? listOf(given.customArgs) : usual,
      resources: given.resources ?? null,
      securityContext: given.securityContext ?? null,
      volumeMounts: [{ name: 'config', mountPath: '/etc/alloy' }],
    },
  ];
}
