import { mergeValues, readChartValues } from '../../charts/values';
import { isJsonObject, type JsonObject, valueAt } from '../../kubernetes/json';
import { resourceValues } from './resources';
import type { ResolvedLoki } from './settings';

/** CPU and memory: those of the one pod that the charts run for a whole Loki. */
export function plainResources(props: ResolvedLoki): JsonObject {
  const defaults = valueAt(readChartValues('loki/topology-monolithic.yaml'), 'singleBinary', 'resources');
  const { resources } = resourceValues(props, 'single-binary');
  return mergeValues(isJsonObject(defaults) ? defaults : {}, isJsonObject(resources) ? resources : {});
}
