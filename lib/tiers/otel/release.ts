import { resourcesOwned } from '../../charts/owned-value';
import { type Release, type ReleaseId, releaseValues } from '../../charts/release';
import { mergeValues, readChartValues } from '../../charts/values';
import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import { ownedBySection } from '../../schema/takes';
import { METRICS_PORT, type OtelRelease } from './names';
import { OTEL_REFUSALS } from './refusals';
import { otel } from './schema';
import type { OtelReleaseSettings, ResolvedOtel } from './settings';
import { escapeTemplates } from './templates';

export interface ReleaseParts {
  /** Name of the release: `otel-shipper`. */
  readonly name: OtelRelease;

  /** Namespace, resources and values of the release. */
  readonly settings: OtelReleaseSettings;

  /** Of the collector, beside what charts-values/otel/base.yaml says. */
  readonly config: JsonObject;

  /** What charts-values/otel/ does not say, weakest first. */
  readonly values: readonly JsonObject[];

  /** Releases that must be ready before this one. */
  readonly after: readonly ReleaseId[];
}

const SECTION = ['collector', 'otel'];

export function otelRelease(props: ResolvedOtel, { name, settings, config, values, after }: ReleaseParts): Release {
  const part = name === 'otel-shipper' ? 'shipper' : 'receiver';
  const resources = toJson(settings.resources);
  return {
    name,
    namespace: settings.namespace,
    chart: props.chart,
    ...releaseValues(
      mergeValues(
        readChartValues('otel/base.yaml'),
        readChartValues(`otel/${part}.yaml`),
        ...scrapeValues(props),
        { alternateConfig: escapeTemplates(config) },
        ...values,
        isJsonObject(resources) ? { resources } : {},
      ),
      settings.values,
    ),
    owned: resourcesOwned(['resources'], [...SECTION, part, 'resources']).map(ownedBySection(SECTION, otel)),
    meant: ([section, ...path]) => (section === 'config' ? ['alternateConfig', ...path] : undefined),
    refusals: OTEL_REFUSALS,
    valuesPath: ['collector', 'otel', part, 'values'],
    after,
  };
}

export function scrapeValues({ scrapeAnnotations }: ResolvedOtel): readonly JsonObject[] {
  return scrapeAnnotations ? [SCRAPED] : [];
}

const SCRAPED: JsonObject = {
  podAnnotations: {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(METRICS_PORT),
    'prometheus.io/path': '/metrics',
  },
};
