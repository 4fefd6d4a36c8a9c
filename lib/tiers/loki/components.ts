import type { WorkloadKind } from '../../wiring/workload';
import type { ComponentReplicas, LokiComponent, LokiPart, LokiTopology } from './topology';

export interface ComponentModel {
  /** Topology that the component belongs to. */
  readonly topology: LokiTopology;

  /** Its key in the values, the same in both charts. */
  readonly valuesKey: string;

  /** Kind of the object that runs the pods of the component. */
  readonly kind: WorkloadKind;

  /** What it does in the object store, as pictures show it. @default - it uses none */
  readonly store?: string;

  /** How the chart asks for its volume. @default - it keeps nothing that can't be fetched again */
  readonly volume?: 'size' | 'claims';
}

const STORES = 'store chunks and their index';
const READS = 'read chunks';
export const READS_FOR_RULES = 'read chunks for rules';

/**
 * Workload that the charts make of each component of Loki. Ingesters only write the index, and only the compactor changes
 * it afterwards: grafana/loki@v3.6.3:pkg/loki/modules.go, `updateConfigForShipperStore`.
 */
export const COMPONENTS: Readonly<Record<LokiComponent, ComponentModel>> = {
  'single-binary': {
    topology: 'monolithic',
    valuesKey: 'singleBinary',
    kind: 'StatefulSet',
    store: 'store, read and delete chunks',
    volume: 'size',
  },
  write: { topology: 'simple-scalable', valuesKey: 'write', kind: 'StatefulSet', store: STORES, volume: 'size' },
  read: { topology: 'simple-scalable', valuesKey: 'read', kind: 'Deployment', store: READS },
  backend: {
    topology: 'simple-scalable',
    valuesKey: 'backend',
    kind: 'StatefulSet',
    store: 'read and compact the index, delete chunks',
    volume: 'size',
  },
  ingester: { topology: 'distributed', valuesKey: 'ingester', kind: 'StatefulSet', store: STORES, volume: 'claims' },
  distributor: { topology: 'distributed', valuesKey: 'distributor', kind: 'Deployment' },
  querier: { topology: 'distributed', valuesKey: 'querier', kind: 'Deployment', store: READS },
  'query-frontend': { topology: 'distributed', valuesKey: 'queryFrontend', kind: 'Deployment' },
  'query-scheduler': { topology: 'distributed', valuesKey: 'queryScheduler', kind: 'Deployment' },
  'index-gateway': { topology: 'distributed', valuesKey: 'indexGateway', kind: 'StatefulSet', store: 'read the index' },
  compactor: {
    topology: 'distributed',
    valuesKey: 'compactor',
    kind: 'StatefulSet',
    store: 'compact the index, delete chunks',
    volume: 'claims',
  },
  ruler: { topology: 'distributed', valuesKey: 'ruler', kind: 'StatefulSet', store: READS_FOR_RULES },
};

/** Components that do each job of Loki in a topology. */
interface Roles {
  /** Takes pushed lines. */
  readonly push: LokiComponent;

  /** Holds lines until they are stored, and their replicas. */
  readonly ingest: LokiComponent;

  /** Answers queries. */
  readonly query: LokiComponent;

  /** Deletes what is older than the retention. */
  readonly compact: LokiComponent;

  /** Evaluates rules. */
  readonly rule: LokiComponent;
}

export const ROLES: Readonly<Record<LokiTopology, Roles>> = {
  monolithic: {
    push: 'single-binary',
    ingest: 'single-binary',
    query: 'single-binary',
    compact: 'single-binary',
    rule: 'single-binary',
  },
  'simple-scalable': { push: 'write', ingest: 'write', query: 'read', compact: 'backend', rule: 'backend' },
  distributed: {
    push: 'distributor',
    ingest: 'ingester',
    query: 'query-frontend',
    compact: 'compactor',
    rule: 'ruler',
  },
};

export function isComponent(part: LokiPart): part is LokiComponent {
  return Object.hasOwn(COMPONENTS, part);
}

/** The components that run: those of the topology, and a ruler of its own only if there are rules. */
export function componentsOf({
  topology,
  rules,
}: {
  readonly topology: LokiTopology;
  readonly rules?: object;
}): readonly LokiComponent[] {
  const all = Object.keys(COMPONENTS) as LokiComponent[]; // Object.keys() forgets the type of its keys
  return all.filter((name) => COMPONENTS[name].topology === topology && (name !== 'ruler' || rules !== undefined));
}

/** Pods of a component. */
export function replicasOf({ replicas }: { readonly replicas: ComponentReplicas }, component: LokiComponent): number {
  return replicas[component] ?? 1;
}
