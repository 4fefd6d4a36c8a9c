import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import { Size } from '../../units/size';
import { resourceValues } from './resources';
import type { ResolvedLoki } from './settings';

/** What memcached needs beside the items it keeps: the charts' own factor. */
const OVERHEAD = 1.2;

/** Memory of the pod of a cache that keeps items up to `allocated`. */
export function cacheMemory(allocated: Size): Size {
  return Size.mebibytes(Math.round(allocated.toMebibytes() * OVERHEAD));
}

/** Values of the caches that run. */
export function cacheValues(props: ResolvedLoki): JsonObject {
  const { chunks, results } = props.caches;
  return mergeValues(
    chunks ? cache('chunksCache', 'loki/chunks-cache.yaml', chunks, resourceValues(props, 'chunks-cache')) : {},
    results ? cache('resultsCache', 'loki/results-cache.yaml', results, resourceValues(props, 'results-cache')) : {},
  );
}

function cache(key: string, file: string, allocated: Size, override: JsonObject): JsonObject {
  const memory = cacheMemory(allocated).toString();
  const sized = {
    allocatedMemory: allocated.toMebibytes(),
    resources: { requests: { memory }, limits: { memory } },
  };
  return mergeValues(readChartValues(file), { [key]: mergeValues(sized, override) });
}
