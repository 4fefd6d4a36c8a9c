import { serviceAccountOf } from '../../../charts/chart-names';
import { isTrue, listOf, mapOf, printed, unquoted } from '../../../charts/go-template';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { configName } from './config';
import { collectorEnv } from './env';
import { type CollectorRelease, isPartOn, isPresetOn, preset } from './release';

const NAME = 'opentelemetry-collector';

/** open-telemetry/opentelemetry-helm-charts@opentelemetry-collector-0.170.0:charts/opentelemetry-collector/templates/_pod.tpl */
export function collectorPod(release: CollectorRelease): JsonObject {
  const { values } = release;
  const folders = nodeFolders(release);
  const items = [{ key: 'relay', path: 'relay.yaml' }];
  const config: JsonObject[] = readsConfigMap(values)
    ? [{ name: `${NAME}-configmap`, configMap: { name: configName(release), items } }]
    : [];
  return {
    serviceAccountName: serviceAccountOf(values, release.fullName),
    securityContext: values.podSecurityContext ?? null,
    hostNetwork: values.hostNetwork ?? null,
    initContainers: values.initContainers ?? null,
    containers: [container(release, folders), ...listOf(values.extraContainers)],
    volumes: [
      ...config,
      ...folders.map(({ name, path, type }) => ({ name, hostPath: { path, ...(type !== undefined && { type }) } })),
      ...listOf(values.extraVolumes),
    ],
  };
}

function readsConfigMap({ configMap }: JsonObject): boolean {
  const { create, existingName } = mapOf(configMap);
  return isTrue(create) || isTrue(existingName);
}

function container(release: CollectorRelease, folders: readonly NodeFolder[]): JsonObject {
  const { values } = release;
  const command = valueAt(values, 'command', 'name');
  const config = readsConfigMap(values);
  return {
    name: NAME,
    image: imageOf(release),
    ...(isTrue(command) && { command: [`/${printed(command)}`] }),
    args: [
      ...(config ? ['--config=/conf/relay.yaml'] : []),
      ...listOf(valueAt(values, 'command', 'extraArgs')).map(unquoted),
    ],
    env: collectorEnv(release),
    envFrom: values.extraEnvsFrom ?? null,
    securityContext: securityContext(release),
    resources: values.resources ?? null,
    volumeMounts: [
      ...(config ? [{ name: `${NAME}-configmap`, mountPath: '/conf' }] : []),
      ...folders.map(({ name, path, mountPath = path, mount }) => ({ name, mountPath, ...mount })),
      ...listOf(values.extraVolumeMounts),
    ],
  };
}

function imageOf({ values, appVersion }: CollectorRelease): string {
  const { repository, tag, digest } = mapOf(values.image);
  const registry = valueAt(values, 'global', 'imageRegistry');
  const image = `${isTrue(registry) ? `${printed(registry)}/` : ''}${printed(repository)}`;
  if (isTrue(digest)) return `${image}@${printed(digest)}`;
  return `${image}:${isTrue(tag) ? printed(tag) : appVersion}`;
}

/** A folder of the node that presets mount. */
interface NodeFolder {
  readonly name: string;
  readonly path: string;
  readonly type?: string;

  /** @default - the same path as on the node */
  readonly mountPath?: string;
  readonly mount?: JsonObject;
}

const READ_ONLY = { mount: { readOnly: true } };

function nodeFolders(release: CollectorRelease): readonly NodeFolder[] {
  const logs = isPresetOn(release, 'logsCollection') || isPartOn(release, 'annotationDiscovery', 'logs');
  const stores = logs && isTrue(preset(release, 'logsCollection').storeCheckpoints);
  const host = { readOnly: true, mountPropagation: 'HostToContainer' };
  return [
    ...(logs
      ? [
          { name: 'varlogpods', path: '/var/log/pods', ...READ_ONLY },
          { name: 'varlibdockercontainers', path: '/var/lib/docker/containers', ...READ_ONLY },
        ]
      : []),
    ...(stores ? [{ name: 'varlibotelcol', path: '/var/lib/otelcol', type: 'DirectoryOrCreate' }] : []),
    ...(isPresetOn(release, 'hostMetrics') ? [{ name: 'hostfs', path: '/', mountPath: '/hostfs', mount: host }] : []),
    ...(isPresetOn(release, 'profiling') ? [{ name: 'tracefs', path: '/sys/kernel/tracing', ...READ_ONLY }] : []),
  ];
}

const UNCONFINED = { type: 'Unconfined' };

/** What a profiler of older versions may do. */
const PRIVILEGED = { runAsUser: 0, runAsGroup: 0, privileged: true };

/** What a profiler may do unless the values say otherwise. */
const PROFILER = {
  runAsUser: 0,
  runAsGroup: 0,
  privileged: false,
  allowPrivilegeEscalation: false,
  seccompProfile: UNCONFINED,
  appArmorProfile: UNCONFINED,
  seLinuxOptions: { type: 'spc_t' },
  capabilities: {
    drop: ['ALL'],
    add: [
      'BPF',
      'PERFMON',
      'SYS_PTRACE',
      'SYS_RESOURCE',
      'DAC_READ_SEARCH',
      'SYSLOG',
      'CHECKPOINT_RESTORE',
      'IPC_LOCK',
    ],
  },
};

function securityContext(release: CollectorRelease): Json {
  const given = release.values.securityContext;
  if (isTrue(given)) return given;
  if (isPresetOn(release, 'profiling')) return release.dialect.privilegedProfiler ? PRIVILEGED : PROFILER;
  return isTrue(preset(release, 'logsCollection').storeCheckpoints) ? { runAsUser: 0, runAsGroup: 0 } : null;
}
