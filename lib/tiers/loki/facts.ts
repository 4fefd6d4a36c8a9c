import type { JsonObject } from '../../kubernetes/json';
import { controllersOf } from '../../wiring/workload';
import { COMPONENTS, componentsOf, ROLES, replicasOf } from './components';
import type { ResolvedLoki } from './settings';
import { type StoreCounters, THANOS_COUNTERS } from './storage/counters';
import { kindOf, storesOf } from './storage/kinds';
import { usesThanos } from './storage/thanos';
import type { LokiPart } from './topology';
import { partWorkload } from './workloads';

/** What alerts on Loki depend on: a metric that is not there, or a limit that does not exist, has none. */
export interface LokiFacts {
  /** Version of Loki: `3.6.3`. */
  readonly version: string;

  /** Pods that hold lines until they are stored. */
  readonly ingesters: number;

  /** How many of them hold each line. */
  readonly replicationFactor: number;

  /** Names of the StatefulSets whose pods have volumes that kubelets measure. */
  readonly measuredVolumes: readonly string[];

  /** How calls of its stores are counted; of the volume of a pod none are. */
  readonly stores: readonly StoreCounters[];
}

/** @param values those of the release, with every override merged in */
export function lokiFacts(props: ResolvedLoki, values: JsonObject): LokiFacts {
  const { chart, topology, replicationFactor } = props;
  return {
    version: chart.program,
    ingesters: replicasOf(props, ROLES[topology].ingest),
    replicationFactor,
    measuredVolumes: isMeasured(props) ? volumeControllers(props) : [],
    stores: usesThanos(values) ? [THANOS_COUNTERS] : storeCounters(props),
  };
}

function storeCounters(props: ResolvedLoki): readonly StoreCounters[] {
  return [...new Set(storesOf(props).flatMap((store) => kindOf(store).counters ?? []))];
}

/**
 * The volumes of k3s' own class are directories of a node, which kubelets do not measure:
 * rancher/local-path-provisioner:README.md, kubernetes/kubernetes@v1.34.2:pkg/volume/hostpath/host_path.go
 */
function isMeasured({ storageClass, distribution }: ResolvedLoki): boolean {
  return storageClass === undefined ? distribution !== 'k3s' : storageClass !== 'local-path';
}

function volumeControllers(props: ResolvedLoki): readonly string[] {
  const { companion } = kindOf(props.storage);
  const keeping: readonly LokiPart[] = [
    ...componentsOf(props).filter((component) => COMPONENTS[component].volume !== undefined),
    ...(companion ? [companion.part] : []),
  ];
  return keeping.flatMap((part) => controllersOf(partWorkload(props, part)));
}
