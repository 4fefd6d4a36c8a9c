import type { KeyPath } from '../../charts/key-model';
import { monitorsOwned, resourcesOwned } from '../../charts/owned-value';
import { type Release, type ReleaseId, releaseValues } from '../../charts/release';
import { mergeValues, readChartValues } from '../../charts/values';
import { isJsonObject, type Json, type JsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import { isComponent } from '../../programs/collector-components';
import { ownedBySection } from '../../schema/takes';
import { baseValues } from './base-values';
import { METRICS_PORT, type OtelRelease } from './names';
import { otelRefusals } from './refusals';
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
        baseValues(props.chart),
        readChartValues(`otel/${part}.yaml`),
        ...scrapeValues(props),
        { alternateConfig: escapeTemplates(config) },
        ...values,
        isJsonObject(resources) ? { resources } : {},
      ),
      settings.values,
    ),
    owned: [
      ...resourcesOwned(['resources'], [...SECTION, part, 'resources']).map(ownedBySection(SECTION, otel)),
      ...MONITORS,
    ],
    meant: ([section, ...path], value) =>
      section === 'config' && isPossible(path, value) ? ['alternateConfig', ...path] : undefined,
    refusals: otelRefusals(props.chart.version),
    valuesPath: ['collector', 'otel', part, 'values'],
    after,
  };
}

const MONITORS = [
  monitorsOwned(['serviceMonitor', 'enabled'], 'serviceMonitors'),
  monitorsOwned(['podMonitor', 'enabled'], 'podMonitors'),
];

/** Whether some distribution of the collector still has the components that a setting speaks of. */
function isPossible([section = '', id = '', pipeline, part = '']: KeyPath, value: Json): boolean {
  const exists = (kind: string, name: string) => isComponent(kind, name.split('/')[0] ?? '');
  if (section === 'service' && id === 'pipelines' && pipeline !== undefined && Array.isArray(value))
    return value.every((name) => exists(part, String(name)) || exists('connectors', String(name)));
  return !COMPONENT_KINDS.includes(section) || exists(section, id);
}

const COMPONENT_KINDS = ['receivers', 'processors', 'exporters', 'extensions', 'connectors'];

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
