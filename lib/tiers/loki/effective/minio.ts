import { cutName, isTrue, listOf, mapOf, omit, printed, unquoted, wholeNumber } from '../../../charts/go-template';
import { workloadObject } from '../../../charts/workload-object';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { minioJob } from './minio-job';
import { at, type LokiRelease } from './release';

/** The MinIO that both charts bring, with the job that makes its buckets: minio/minio@RELEASE.2024-12-18T13-15-44Z:helm/minio */
export function minio(release: LokiRelease): JsonObject[] {
  const values = mapOf(at(release, 'minio'));
  if (!isTrue(values.enabled) || values.mode !== 'distributed') return [];
  const name = minioName(release, values);
  return [server(release, values, name), ...minioJob(values, name)];
}

function minioName({ name }: LokiRelease, { fullnameOverride, nameOverride }: JsonObject): string {
  if (isTrue(fullnameOverride)) return cutName(printed(fullnameOverride));
  const own = isTrue(nameOverride) ? printed(nameOverride) : 'minio';
  return cutName(name.includes(own) ? name : `${name}-${own}`);
}

function server(release: LokiRelease, values: JsonObject, name: string): JsonObject {
  const persistence = mapOf(values.persistence);
  const secret = isTrue(values.existingSecret) ? unquoted(values.existingSecret) : name;
  const spec = {
    replicas: wholeNumber(values.pools) * wholeNumber(values.replicas),
    volumeClaimTemplates: isTrue(persistence.enabled)
      ? drives(values).map(({ name: drive }) => claim(drive, persistence))
      : [],
  };
  return workloadObject('StatefulSet', name, spec, {
    ...(isTrue(valueAt(values, 'serviceAccount', 'create')) && {
      serviceAccountName: unquoted(valueAt(values, 'serviceAccount', 'name')),
    }),
    securityContext: guarded(values, omit(mapOf(values.securityContext), 'enabled')),
    containers: [container(release, values, name, secret), ...listOf(values.extraContainers)],
    volumes: [
      { name: 'minio-user', secret: { secretName: secret } },
      ...(isTrue(values.extraSecret)
        ? [{ name: 'extra-secret', secret: { secretName: unquoted(values.extraSecret) } }]
        : []),
      ...listOf(values.extraVolumes),
    ],
  });
}

/** Security contexts count only with persistence. */
function guarded(values: JsonObject, context: Json | undefined): Json {
  const counts =
    isTrue(valueAt(values, 'securityContext', 'enabled')) && isTrue(valueAt(values, 'persistence', 'enabled'));
  return counts && isTrue(context) ? context : null;
}

interface Drive {
  readonly name: string;
  readonly path: string;
}

function drives(values: JsonObject): readonly Drive[] {
  const count = wholeNumber(values.drivesPerNode);
  const path = printed(values.mountPath);
  if (count <= 1) return [{ name: 'export', path }];
  return Array.from({ length: count }, (_, index) => ({ name: `export-${index}`, path: `${path}-${index}` }));
}

function claim(name: string, { accessMode, storageClass, size }: JsonObject): JsonObject {
  return {
    metadata: { name },
    spec: {
      accessModes: [printed(accessMode)],
      ...(isTrue(storageClass) && { storageClassName: unquoted(storageClass) }),
      resources: { requests: { storage: unquoted(size) } },
    },
  };
}

function container(release: LokiRelease, values: JsonObject, name: string, secret: Json): JsonObject {
  const persistence = mapOf(values.persistence);
  const subPath = isTrue(persistence.subPath) ? { subPath: unquoted(persistence.subPath) } : {};
  const mounts = isTrue(persistence.enabled) ? drives(values) : [];
  const extra = isTrue(values.extraSecret) ? [{ name: 'extra-secret', mountPath: '/tmp/minio-config-env' }] : [];
  return {
    name: 'minio',
    image: `${printed(valueAt(values, 'image', 'repository'))}:${printed(valueAt(values, 'image', 'tag'))}`,
    command: ['/bin/sh', '-ce', serverCommand(release, values, name)],
    env: environment(values, secret),
    securityContext: guarded(values, values.containerSecurityContext),
    resources: values.resources ?? null,
    volumeMounts: [
      ...mounts.map((drive) => ({ name: drive.name, mountPath: drive.path, ...subPath })),
      ...extra,
      ...listOf(values.extraVolumeMounts),
    ],
  };
}

/** The command names every drive of every pool, in MinIO's own spelling of ranges. */
function serverCommand({ releaseNamespace }: LokiRelease, values: JsonObject, name: string): string {
  const [nodes, perNode] = [wholeNumber(values.replicas), wholeNumber(values.drivesPerNode)];
  const root = printed(isTrue(values.bucketRoot) ? values.bucketRoot : values.mountPath);
  const path = perNode > 1 ? `${root}-{0...${perNode - 1}}` : root;
  const pools = Array.from({ length: wholeNumber(values.pools) }, (_, pool) => {
    const range = `{${pool * nodes}...${(pool + 1) * nodes - 1}}`;
    return ` http://${name}-${range}.${name}-svc.${releaseNamespace}.svc${path}`;
  });
  const ports = ` --address :${printed(values.minioAPIPort)} --console-address :${printed(values.minioConsolePort)}`;
  const extra = listOf(values.extraArgs).map((argument) => ` ${printed(argument)}`);
  return `/usr/bin/docker-entrypoint.sh minio server${pools.join('')} -S ${printed(values.certsPath)}${ports}${extra.join('')}`;
}

function environment(values: JsonObject, secret: Json): JsonObject[] {
  const fromSecret = (name: string, key: string) => ({ name, valueFrom: { secretKeyRef: { name: secret, key } } });
  const own = Object.entries(mapOf(values.environment)).sort(([a], [b]) => (a < b ? -1 : 1));
  const open = isTrue(valueAt(values, 'metrics', 'serviceMonitor', 'public'));
  return [
    fromSecret('MINIO_ROOT_USER', 'rootUser'),
    fromSecret('MINIO_ROOT_PASSWORD', 'rootPassword'),
    ...(isTrue(values.extraSecret)
      ? [{ name: 'MINIO_CONFIG_ENV_FILE', value: '/tmp/minio-config-env/config.env' }]
      : []),
    ...(open ? [{ name: 'MINIO_PROMETHEUS_AUTH_TYPE', value: 'public' }] : []),
    ...own.map(([name, value]) => ({ name, value: printed(value) })),
  ];
}
