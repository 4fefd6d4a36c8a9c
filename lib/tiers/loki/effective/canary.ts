import { isTrue, listOf, mapOf, printed, unquoted } from '../../../charts/go-template';
import { workloadObject } from '../../../charts/workload-object';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { imageOf } from './image';
import { chartName, publicHost, resourceName } from './names';
import { serviceAccount } from './pod-parts';
import { at, type LokiRelease } from './release';

/** The canary; none while it is switched off. */
export function canary(release: LokiRelease): JsonObject[] {
  const values = mapOf(at(release, 'lokiCanary'));
  if (!isTrue(values.enabled)) return [];
  const grafana = release.dialect.fork === 'grafana';
  const name = grafana ? `${chartName(release)}-canary` : resourceName(release, 'canary');
  const { canary: said } = release.dialect;
  const kind = said.kind ? printed(values.kind) : 'DaemonSet';
  const spec: JsonObject = kind === 'Deployment' ? { replicas: said.replicas ? unquoted(values.replicas) : 1 } : {};
  // Grafana's chart gives the canary what Loki may do, and none of its own.
  const owner = grafana ? mapOf(at(release, 'loki')) : values;
  return [
    workloadObject(kind, name, spec, {
      serviceAccountName: grafana ? name : serviceAccount(release, 'lokiCanary', 'canary'),
      securityContext: owner.podSecurityContext ?? null,
      containers: [container(release, values, owner)],
      volumes: values.extraVolumes ?? null,
    }),
  ];
}

function container(release: LokiRelease, values: JsonObject, owner: JsonObject): JsonObject {
  return {
    name: release.dialect.fork === 'grafana' ? 'loki-canary' : 'canary',
    image: imageOf(release, { image: values.image, version: release.appVersion, own: true }),
    args: argumentsOf(release, values),
    env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }, ...listOf(values.extraEnv)],
    envFrom: values.extraEnvFrom ?? null,
    securityContext: owner.containerSecurityContext ?? null,
    resources: values.resources ?? null,
    volumeMounts: values.extraVolumeMounts ?? null,
  };
}

function argumentsOf(release: LokiRelease, values: JsonObject): Json[] {
  const address =
    release.dialect.canary.address && isTrue(values.lokiurl) ? printed(values.lokiurl) : publicHost(release);
  return [
    `-addr=${address}`,
    `-labelname=${printed(values.labelname)}`,
    '-labelvalue=$(POD_NAME)',
    ...(isTrue(at(release, 'loki', 'auth_enabled')) ? tenant(release, values) : []),
    ...(isTrue(values.push) ? ['-push=true'] : []),
    ...listOf(values.extraArgs),
  ];
}

/** The community's chart has a place of its own for the tenant, and obeys the old one before it. */
function tenant(release: LokiRelease, values: JsonObject): string[] {
  const old = mapOf(at(release, 'monitoring', 'selfMonitoring', 'tenant'));
  const own = release.dialect.fork === 'grafana' ? {} : mapOf(values.tenant);
  const [name, password] = ['name', 'password'].map((key) => printed(Object.hasOwn(old, key) ? old[key] : own[key]));
  return [`-user=${name}`, `-tenant-id=${name}`, `-pass=${password}`];
}
