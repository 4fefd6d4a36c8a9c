import { placeOfValue, type Release } from '../../../charts/release';
import { setValue } from '../../../charts/value-repair';
import { defineCheck } from '../../../findings/check';
import type { Found } from '../../../findings/finding-kind';
import { isJsonObject, valueAt } from '../../../kubernetes/json';
import { contains, distributionOf } from '../distributions';

const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions'];

/** The image of a collector contains every component that its configuration names. */
export const componentMissing = defineCheck<{ readonly release: Release }>()({
  id: 'otel/component-missing',
  severity: 'error',
  since: '0.1.0',
  finds: 'the image of a collector lacks a component that its configuration names',
  happens: 'the collector does not start',
  remedy: 'use the image that OpenTelemetry calls contrib, or one of your own that contains the component',
  needs: ['release'],
  find: ({ release }) => missingComponents(release),
});

const CONTRIB = 'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib';

function missingComponents(release: Release): readonly Found[] {
  const { chart, values } = release;
  const repository = valueAt(values, 'image', 'repository');
  if (chart.name !== 'opentelemetry-collector' || typeof repository !== 'string') return [];
  const distribution = distributionOf(repository);
  if (distribution === undefined) return [];
  const missing = SECTIONS.flatMap((section) => {
    const components = valueAt(values, 'alternateConfig', section);
    const names = isJsonObject(components) ? Object.keys(components) : [];
    return names.filter((name) => contains(distribution, section, name, chart.program) === false);
  });
  if (missing.length === 0) return [];
  return [
    {
      path: placeOfValue(release, ['image', 'repository']),
      problem: `the image ${repository} does not contain ${missing.join(', ')}`,
      consequence: 'the collector does not start',
      fix:
        distribution === 'contrib'
          ? `remove what collector ${chart.program} does not have, or take a chart of a version that has it`
          : setValue(release, ['image', 'repository'], CONTRIB),
    },
  ];
}
