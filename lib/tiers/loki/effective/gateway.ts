import { coalesce, isTrue, listOf, mapOf, printed, unquoted } from '../../../charts/go-template';
import { workloadObject } from '../../../charts/workload-object';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';
import { imageOf } from './image';
import { fullName } from './names';
import { serviceAccount } from './pod-parts';
import { at, type LokiRelease } from './release';

/** The gateway; none while it is switched off. */
export function gateway(release: LokiRelease): JsonObject[] {
  const values = mapOf(at(release, 'gateway'));
  if (!isTrue(values.enabled)) return [];
  const name = `${fullName(release)}-gateway`;
  const scaled = ['autoscaling', 'kedaAutoscaling'].some((key) => isTrue(valueAt(values, key, 'enabled')));
  const spec: JsonObject = scaled ? {} : { replicas: unquoted(values.replicas) };
  const secret = valueAt(values, 'basicAuth', 'existingSecret');
  const auth = isTrue(valueAt(values, 'basicAuth', 'enabled'));
  return [
    workloadObject('Deployment', name, spec, {
      serviceAccountName: serviceAccount(release, 'gateway'),
      securityContext: values.podSecurityContext ?? null,
      containers: [nginx(release, values, auth), ...exporter(release, values), ...listOf(values.extraContainers)],
      volumes: [
        { name: 'config', configMap: { name } },
        ...(auth ? [{ name: 'auth', secret: { secretName: isTrue(secret) ? unquoted(secret) : name } }] : []),
        { name: 'tmp', emptyDir: {} },
        { name: 'docker-entrypoint-d-override', emptyDir: {} },
        ...listOf(values.extraVolumes),
      ],
    }),
  ];
}

function nginx(release: LokiRelease, values: JsonObject, auth: boolean): JsonObject {
  return {
    name: 'nginx',
    image: imageOf(release, { image: values.image, own: true }),
    env: values.extraEnv ?? null,
    envFrom: values.extraEnvFrom ?? null,
    securityContext: values.containerSecurityContext ?? null,
    resources: resources(release, values),
    volumeMounts: [
      { name: 'config', mountPath: '/etc/nginx' },
      ...(auth ? [{ name: 'auth', mountPath: '/etc/nginx/secrets' }] : []),
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'docker-entrypoint-d-override', mountPath: '/docker-entrypoint.d' },
      ...listOf(values.extraVolumeMounts),
    ],
  };
}

/** Only the community's chart has resources for all components. */
function resources({ values: { defaults } }: LokiRelease, values: JsonObject): Json {
  return coalesce(values.resources, valueAt(defaults, 'resources')) ?? null;
}

/** The container that counts what nginx logs; only the community's chart has it. */
function exporter(release: LokiRelease, { metrics, containerPort }: JsonObject): JsonObject[] {
  const values = mapOf(metrics);
  if (release.dialect.fork === 'grafana' || !isTrue(values.enabled)) return [];
  const scraped = `http://127.0.0.1:${printed(containerPort)}/stub_status`;
  return [
    {
      name: 'exporter',
      image: imageOf(release, { image: values.image }),
      args: ['--nginx.scrape-url', scraped, '--preset', 'loki', ...listOf(values.extraArgs)],
      resources: values.resources ?? null,
      securityContext: values.containerSecurityContext ?? null,
      volumeMounts: [{ name: 'config', mountPath: '/config.yaml', subPath: 'access-log-exporter.yaml' }],
    },
  ];
}
