import type { WorkloadKind } from '../../wiring/workload';
import type { ComponentReplicas, LokiComponent, LokiPart, LokiTopology } from './topology';

export interface ComponentModel {
  /** Topology that the component belongs to. */
  readonly topology: LokiTopology;

  /** Its key in the values, the same in both charts. */
  readonly valuesKey: string;

  /** Kind of the object that runs the pods of the component. */
  readonly kind: WorkloadKind;

  /** Whether it reads or writes chunks, index or delete requests in the object store. */
  readonly usesStore: boolean;

  /** How the chart asks for its volume. @default - it keeps nothing that can't be fetched again */
  readonly volume?: 'size' | 'claims';
}

/** Workload that the charts make of each component of Loki. */
export const COMPONENTS: Readonly<Record<LokiComponent, ComponentModel>> = {
  'single-binary': {
    topology: 'monolithic',
    valuesKey: 'singleBinary',
    kind: 'StatefulSet',
    usesStore: true,
    volume: 'size',
  },
  write: { topology: 'simple-scalable', valuesKey: 'write', kind: 'StatefulSet', usesStore: true, volume: 'size' },
  read: { topology: 'simple-scalable', valuesKey: 'read', kind: 'Deployment', usesStore: true },
  backend: { topology: 'simple-scalable', valuesKey: 'backend', kind: 'StatefulSet', usesStore: true, volume: 'size' },
  ingester: { topology: 'distributed', valuesKey: 'ingester', kind: 'StatefulSet', usesStore: true, volume: 'claims' },
  distributor: { topology: 'distributed', valuesKey: 'distributor', kind: 'Deployment', usesStore: false },
  querier: { topology: 'distributed', valuesKey: 'querier', kind: 'Deployment', usesStore: true },
  'query-frontend': { topology: 'distributed', valuesKey: 'queryFrontend', kind: 'Deployment', usesStore: false },
  'query-scheduler': { topology: 'distributed', valuesKey: 'queryScheduler', kind: 'Deployment', usesStore: false },
  'index-gateway': { topology: 'distributed', valuesKey: 'indexGateway', kind: 'StatefulSet', usesStore: true },
  compactor: {
    topology: 'distributed',
    valuesKey: 'compactor',
    kind: 'StatefulSet',
    usesStore: true,
    volume: 'claims',
  },
  ruler: { topology: 'distributed', valuesKey: 'ruler', kind: 'StatefulSet', usesStore: true },
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
