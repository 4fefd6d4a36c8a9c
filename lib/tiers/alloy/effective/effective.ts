import { fullNameOf } from '../../../charts/chart-names';
import { effectiveValues } from '../../../charts/defaults';
import type { EffectiveRelease } from '../../../charts/effective';
import { hasTemplate, isTrue, mapOf } from '../../../charts/go-template';
import type { Release } from '../../../charts/release';
import { mergeValues } from '../../../charts/values';
import { effectiveWorkload } from '../../../kubernetes/effective-workload';
import type { JsonObject } from '../../../kubernetes/json';
import { alloyConfig } from './config';
import { effectiveDialect } from './dialect';
import type { AlloyRelease } from './release';
import { alloyWorkload } from './workload';

/** Computes what a release of the chart for Alloy runs. */
export function effectiveAlloy(release: Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>): EffectiveRelease {
  const values = effectiveValues(release.chart, release.values);
  const read: AlloyRelease = {
    name: release.name,
    namespace: release.namespace,
    appVersion: release.chart.appVersion,
    fullName: fullNameOf(release.name, release.chart.name, values),
    values,
    // The old name of the key still counts.
    alloy: mergeValues(mapOf(values.alloy), mapOf(values.agent)),
    dialect: effectiveDialect(release.chart),
  };
  return {
    workloads: alloyWorkload(read).flatMap((object) => effectiveWorkload(object) ?? []),
    configs: [alloyConfig(read)],
    unknown: unknown(values),
  };
}

/** Only `extraObjects` and the configuration are templates; nothing else in the values is expanded. */
function unknown({ extraObjects, ...values }: JsonObject): readonly string[] {
  const { name, fullnameOverride } = values;
  return [
    ...(isTrue(extraObjects) ? ['extraObjects may be workloads'] : []),
    ...(hasTemplate([name ?? '', fullnameOverride ?? '']) ? ['its name is a template'] : []),
  ];
}
