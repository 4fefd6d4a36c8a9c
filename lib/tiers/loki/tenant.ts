import { mergeValues, readChartValues } from '../../charts/values';
import type { Json, JsonObject } from '../../kubernetes/json';
import { dialectOf } from './dialect';
import type { ResolvedLoki } from './settings';

/** Values by which every request must name a tenant, and the canary names the one that readers look into. */
export function tenantValues({ tenant, canary, chart }: ResolvedLoki): JsonObject {
  if (tenant === undefined) return {};
  return mergeValues(readChartValues('loki/tenant.yaml'), canary ? nest(dialectOf(chart).canaryTenant, tenant) : {});
}

function nest([step, ...rest]: readonly string[], value: string): JsonObject {
  if (step === undefined) return {};
  const below: Json = rest.length === 0 ? value : nest(rest, value);
  return { [step]: below };
}
