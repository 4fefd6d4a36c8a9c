import type { JsonObject } from '../../kubernetes/json';
import type { MainContainer, Workload } from '../../wiring/workload';
import { limitsIn } from '../limits';
import { COMPONENTS, componentsOf } from './components';
import { dialectOf } from './dialect';
import type { ResolvedLoki } from './settings';
import { cacheWorkload, canaryWorkload, componentWorkload, gatewayWorkload, minioWorkload } from './workloads';

/** Each workload of the release with its main container, limited as the values say with every override merged in. */
export function withContainers(
  workloads: readonly Workload[],
  props: ResolvedLoki,
  values: JsonObject,
): readonly Workload[] {
  const known = containers(props, values);
  return workloads.map((workload) => ({ ...workload, container: known.get(workload.name) }));
}

/** By the name of the workload. */
function containers(props: ResolvedLoki, values: JsonObject): ReadonlyMap<string, MainContainer> {
  const { container, canaryContainer } = dialectOf(props.chart);
  const entry = ({ name }: Workload, containerName: string, key: string) =>
    [name, { name: containerName, limits: limitsIn(values, key, 'resources') }] as const;
  return new Map([
    entry(gatewayWorkload(props), 'nginx', 'gateway'),
    ...componentsOf(props).map((component) =>
      entry(componentWorkload(props, component), container(component), COMPONENTS[component].valuesKey),
    ),
    entry(cacheWorkload(props, 'chunks-cache'), 'memcached', 'chunksCache'),
    entry(cacheWorkload(props, 'results-cache'), 'memcached', 'resultsCache'),
    entry(minioWorkload(props), 'minio', 'minio'),
    entry(canaryWorkload(props), canaryContainer, 'lokiCanary'),
  ]);
}
