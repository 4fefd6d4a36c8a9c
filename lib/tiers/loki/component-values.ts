import type { JsonObject } from '../../kubernetes/json';
import { COMPONENTS, ROLES, replicasOf } from './components';
import { deleteArguments } from './deletes';
import { dialectOf } from './dialect';
import { resourceValues } from './resources';
import { ruleMounts } from './rules';
import type { ResolvedLoki } from './settings';
import { spreadValues, zoneValues } from './spread';
import { kindOf, storesOf } from './storage/kinds';
import type { LokiComponent } from './topology';
import { volumeValues } from './volumes';
import { zonedIngester } from './zones';

/** Stands before everything else that is said of a component. */
export function componentReplicas(props: ResolvedLoki, component: LokiComponent): JsonObject {
  return { [COMPONENTS[component].valuesKey]: { replicas: replicasOf(props, component) } };
}

/** What the environment says of a component, beyond its replicas. */
export function componentValues(props: ResolvedLoki, component: LokiComponent): JsonObject {
  const { chart, nodes, storage, topology } = props;
  const { valuesKey, store } = COMPONENTS[component];
  const replicas = replicasOf(props, component);
  const { companion } = kindOf(storage);
  const credentials =
    store !== undefined ? storesOf(props).map((store) => kindOf(store).credentials(store, chart)) : [];
  const mounts = component === ROLES[topology].rule ? ruleMounts(props) : {};
  return {
    [valuesKey]: {
      ...dialectOf(chart).component(component, replicas),
      ...resourceValues(props, component),
      ...joinLists(...credentials, mounts, deleteArguments(props, component)),
      ...(companion && component === ROLES[topology].compact
        ? { initContainers: [companion.initContainer(storage)] }
        : {}),
      ...volumeValues(props, component),
      ...spreadValues(component, replicas, nodes),
      ...(topology === 'distributed' ? zoneValues(component, replicas) : {}),
      ...(component === 'ingester' ? zonedIngester(props) : {}),
    },
  };
}

/** Lists under the same key follow each other: two concerns may each add volumes. */
function joinLists(...layers: readonly JsonObject[]): JsonObject {
  const joined: JsonObject = {};
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      const before = joined[key];
      joined[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  }
  return joined;
}
