import { mergeValues, readChartValues } from '../../charts/values';
import type { Release } from '../../delivery/release';
import { isJsonObject, type JsonObject } from '../../kubernetes/json';
import { toJson } from '../../kubernetes/manifest';
import { METRICS_PORT, type OtelRelease } from './names';
import type { OtelProps, OtelReleaseSettings } from './props';

export interface ReleaseParts {
  readonly name: OtelRelease;
  readonly settings: OtelReleaseSettings;

  /** What charts-values/otel/ does not say, weakest first. */
  readonly values: readonly JsonObject[];

  readonly after: readonly OtelRelease[];
}

export function otelRelease(props: OtelProps, { name, settings, values, after }: ReleaseParts): Release {
  const part = name === 'otel-shipper' ? 'shipper' : 'receiver';
  const resources = toJson(settings.resources);
  return {
    name,
    namespace: settings.namespace,
    chart: props.chart,
    values: mergeValues(
      readChartValues('otel/base.yaml'),
      readChartValues(`otel/${part}.yaml`),
      ...(props.scrapeAnnotations ? [SCRAPED] : []),
      ...values,
      isJsonObject(resources) ? { resources } : {},
      settings.values,
    ),
    overrides: settings.values,
    valuesPath: ['collector', 'otel', part, 'values'],
    after,
  };
}

const SCRAPED: JsonObject = {
  podAnnotations: {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(METRICS_PORT),
    'prometheus.io/path': '/metrics',
  },
};
