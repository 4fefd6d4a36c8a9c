import { fullNameOf } from '../../../charts/chart-names';
import { effectiveValues } from '../../../charts/defaults';
import type { EffectiveRelease } from '../../../charts/effective';
import { hasTemplate, isTrue, listOf, mapOf, printed, unquoted } from '../../../charts/go-template';
import type { Release } from '../../../charts/release';
import { workloadObject } from '../../../charts/workload-object';
import { effectiveWorkload } from '../../../kubernetes/effective-workload';
import { type JsonObject, valueAt } from '../../../kubernetes/json';
import { collectorConfig } from './config';
import { effectiveDialect } from './dialect';
import { collectorPod } from './pod';
import type { CollectorRelease } from './release';

/** Computes what a release of the chart for collectors of OpenTelemetry runs. */
export function effectiveCollector(
  release: Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>,
): EffectiveRelease {
  const { name, namespace, chart } = release;
  const values = effectiveValues(chart, release.values);
  const fullName = fullNameOf(name, chart.name, values);
  const dialect = effectiveDialect(chart);
  const read: CollectorRelease = { name, namespace, appVersion: chart.appVersion, fullName, values, dialect };
  return {
    workloads: workloads(read).flatMap((object) => effectiveWorkload(object) ?? []),
    configs: collectorConfig(read),
    unknown: unknown(values),
  };
}

function workloads(release: CollectorRelease): JsonObject[] {
  const { values, fullName, dialect } = release;
  const pod = collectorPod(release);
  const says = isTrue(values.replicaCount);
  switch (printed(values.mode)) {
    case 'daemonset':
      return [workloadObject('DaemonSet', `${fullName}-agent`, {}, pod)];
    case 'deployment':
      return [workloadObject('Deployment', fullName, says || !dialect.optionalReplicas ? replicas(values) : {}, pod)];
    case 'statefulset':
      return [workloadObject('StatefulSet', fullName, { ...replicas(values), ...claims(values) }, pod)];
    default:
      return [];
  }
}

function replicas({ autoscaling, replicaCount }: JsonObject): JsonObject {
  return isTrue(mapOf(autoscaling).enabled) ? {} : { replicas: unquoted(replicaCount) };
}

function claims({ statefulset }: JsonObject): JsonObject {
  const retention = mapOf(valueAt(statefulset, 'persistentVolumeClaimRetentionPolicy'));
  const { enabled, whenDeleted, whenScaled } = retention;
  const policy = { whenDeleted: unquoted(whenDeleted), whenScaled: unquoted(whenScaled) };
  return {
    volumeClaimTemplates: listOf(valueAt(statefulset, 'volumeClaimTemplates')),
    ...(isTrue(enabled) && { persistentVolumeClaimRetentionPolicy: policy }),
  };
}

/** Values that the chart expands as templates, beside those of the configuration. */
const EXPANDED = ['extraVolumes', 'extraVolumeMounts', 'extraContainers', 'initContainers'];

function unknown(values: JsonObject): readonly string[] {
  const templates = EXPANDED.filter((key) => hasTemplate(values[key] ?? null));
  return [
    ...(isTrue(values.extraManifests) ? ['extraManifests may be workloads'] : []),
    ...templates.map((key) => `${key} holds templates`),
  ];
}
