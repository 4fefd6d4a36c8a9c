import type { ChartModel } from '../../charts/chart';
import { omit } from '../../charts/go-template';
import { readChartValues } from '../../charts/values';
import { knownSince } from '../../charts/versions';
import type { JsonObject } from '../../kubernetes/json';

/**
 * Values of every collector. The schema of older charts refuses a time that pods have to end, and Kubernetes gives them half
 * a minute: open-telemetry/opentelemetry-helm-charts@opentelemetry-collector-0.152.0:charts/opentelemetry-collector/values.schema.json
 */
export function baseValues({ version }: Pick<ChartModel, 'version'>): JsonObject {
  const base = readChartValues('otel/base.yaml');
  return knownSince(version)('0.152.0') ? base : omit(base, 'terminationGracePeriodSeconds');
}
