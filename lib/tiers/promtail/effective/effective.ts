import { fullNameOf, serviceAccountOf } from '../../../charts/chart-names';
import { effectiveValues } from '../../../charts/defaults';
import type { EffectiveRelease } from '../../../charts/effective';
import type { TemplateScope } from '../../../charts/expand-template';
import { hasTemplate, isTrue, listOf, mapOf, unquoted } from '../../../charts/go-template';
import type { Release } from '../../../charts/release';
import { workloadObject } from '../../../charts/workload-object';
import { effectiveWorkload } from '../../../kubernetes/effective-workload';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { promtailConfig } from './config';
import { promtailContainers } from './containers';

/** Computes what a release of the chart for Promtail runs. */
export function effectivePromtail(release: Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>): EffectiveRelease {
  const { name, namespace, chart } = release;
  const values = effectiveValues(chart, release.values);
  const fullName = fullNameOf(name, chart.name, values);
  const scope: TemplateScope = { name, namespace, values };
  const objects = workloads(values, fullName, chart.appVersion);
  return {
    workloads: objects.flatMap((object) => effectiveWorkload(object) ?? []),
    configs: [promtailConfig(scope, fullName)],
    unknown: unknown(values),
  };
}

function workloads(values: JsonObject, fullName: string, version: string): JsonObject[] {
  const pod = podOf(values, fullName, version);
  const { enabled, autoscaling, replicaCount } = mapOf(values.deployment);
  const scaled = isTrue(mapOf(autoscaling).enabled);
  const spec: JsonObject = scaled ? {} : { replicas: unquoted(replicaCount) };
  return [
    ...(isTrue(valueAt(values, 'daemonset', 'enabled')) ? [workloadObject('DaemonSet', fullName, {}, pod)] : []),
    ...(isTrue(enabled) ? [workloadObject('Deployment', fullName, spec, pod)] : []),
  ];
}

/** grafana/helm-charts@promtail-6.17.1:charts/promtail/templates/_pod.tpl */
function podOf(values: JsonObject, fullName: string, version: string): JsonObject {
  const inConfigMap = isTrue(valueAt(values, 'configmap', 'enabled'));
  const source: JsonObject = inConfigMap ? { configMap: { name: fullName } } : { secret: { secretName: fullName } };
  return {
    serviceAccountName: serviceAccountOf(values, fullName),
    hostNetwork: values.hostNetwork ?? null,
    securityContext: values.podSecurityContext ?? null,
    initContainers: values.initContainer ?? null,
    containers: promtailContainers(values, version),
    volumes: [{ name: 'config', ...source }, ...listOf(values.defaultVolumes), ...listOf(values.extraVolumes)],
  };
}

/** Values that the chart expands as templates, beside those of the configuration. */
const EXPANDED = ['initContainer', 'extraVolumes'];

function unknown(values: JsonObject): readonly string[] {
  const templates = EXPANDED.filter((key) => hasTemplate(values[key] ?? null));
  return [
    ...(isTrue(values.extraObjects) ? ['extraObjects may be workloads'] : []),
    ...templates.map((key) => `${key} holds templates`),
  ];
}
