import { isTrue, listOf, mapOf, printed, unquoted } from '../../../charts/go-template';
import { type JsonObject, valueAt } from '../../../kubernetes/json';

/** The containers of Promtail's pods: grafana/helm-charts@promtail-6.17.1:charts/promtail/templates/_pod.tpl */
export function promtailContainers(values: JsonObject, version: string): JsonObject[] {
  const reloader = mapOf(valueAt(values, 'sidecar', 'configReloader'));
  const reloads = isTrue(reloader.enabled);
  const extra = Object.entries(mapOf(values.extraContainers)).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    promtail(values, version, reloads),
    ...(reloads ? [reloaderOf(values, reloader)] : []),
    ...extra.map(([name, container]) => ({ name, ...mapOf(container) })),
  ];
}

function promtail(values: JsonObject, version: string, reloads: boolean): JsonObject {
  const hostname = { name: 'HOSTNAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } };
  return {
    name: 'promtail',
    image: imageOf(values, version),
    args: [
      '-config.file=/etc/promtail/promtail.yaml',
      ...(reloads ? ['-server.enable-runtime-reload'] : []),
      ...listOf(values.extraArgs),
    ],
    env: [hostname, ...listOf(values.extraEnv)],
    envFrom: values.extraEnvFrom ?? null,
    securityContext: values.containerSecurityContext ?? null,
    resources: values.resources ?? null,
    volumeMounts: [CONFIG, ...listOf(values.defaultVolumeMounts), ...listOf(values.extraVolumeMounts)],
  };
}

const CONFIG = { name: 'config', mountPath: '/etc/promtail' };

function imageOf(values: JsonObject, version: string): string {
  const { registry, repository, tag } = mapOf(values.image);
  const shared = valueAt(values, 'global', 'imageRegistry');
  return `${printed(isTrue(shared) ? shared : registry)}/${printed(repository)}:${isTrue(tag) ? printed(tag) : version}`;
}

/** Its `extraEnv` ends among its ports, by a slip of the chart. */
function reloaderOf(values: JsonObject, reloader: JsonObject): JsonObject {
  const { registry, repository, tag } = mapOf(reloader.image);
  return {
    name: 'config-reloader',
    image: `${printed(registry)}/${printed(repository)}:${printed(tag)}`,
    args: [
      `-web.listen-address=:${printed(valueAt(reloader, 'config', 'serverPort'))}`,
      '-volume-dir=/etc/promtail/',
      '-webhook-method=GET',
      `-webhook-url=http://127.0.0.1:${printed(valueAt(values, 'config', 'serverPort'))}/reload`,
      ...listOf(reloader.extraArgs).map(unquoted),
    ],
    envFrom: reloader.extraEnvFrom ?? null,
    securityContext: reloader.containerSecurityContext ?? null,
    resources: reloader.resources ?? null,
    volumeMounts: [CONFIG],
  };
}
