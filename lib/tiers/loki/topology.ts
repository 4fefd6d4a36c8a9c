/** Split of Loki into workloads. */
export type LokiTopology = 'monolithic' | 'simple-scalable' | 'distributed';

/** A part of Loki that runs as a workload of its own. */
export type LokiComponent =
  | 'single-binary'
  | 'write'
  | 'read'
  | 'backend'
  | 'ingester'
  | 'distributor'
  | 'querier'
  | 'query-frontend'
  | 'query-scheduler'
  | 'index-gateway'
  | 'compactor'
  | 'ruler';

/** Pods by component. */
export type ComponentReplicas = Readonly<Partial<Record<LokiComponent, number>>>;

/** Something of the release that is not a part of Loki itself. */
export type LokiCompanion = 'gateway' | 'canary' | 'chunks-cache' | 'results-cache' | 'minio' | 'rollout-operator';

/** Whatever runs as a workload of the release. */
export type LokiPart = LokiComponent | LokiCompanion;
