import type { Release } from '../../../charts/release';
import { error, type Finding } from '../../../findings/finding';
import { isJsonObject, valueAt } from '../../../kubernetes/json';
import { contains, distributionOf } from '../distributions';

const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions'];

/** The image of a collector contains every component that its configuration names. */
export function otelComponents({
  chart,
  values,
  valuesPath,
}: Pick<Release, 'chart' | 'values' | 'valuesPath'>): readonly Finding[] {
  const repository = valueAt(values, 'image', 'repository');
  if (chart.name !== 'opentelemetry-collector' || typeof repository !== 'string') return [];
  const distribution = distributionOf(repository);
  if (distribution === undefined) return [];
  const missing = SECTIONS.flatMap((section) => {
    const components = valueAt(values, 'alternateConfig', section);
    return isJsonObject(components) ? Object.keys(components) : [];
  }).filter((component) => contains(distribution, component) === false);
  if (missing.length === 0) return [];
  return [
    error('otel/component-missing', [...valuesPath, 'image', 'repository'], {
      problem: `the image ${repository} does not contain ${missing.join(', ')}`,
      consequence: 'the collector does not start',
      fix: 'image:\n  repository: ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib',
    }),
  ];
}
