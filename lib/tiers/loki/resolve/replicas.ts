import { ROLES } from '../components';
import { REPLICA_DEFAULTS } from '../defaults';
import type { ComponentReplicas, LokiComponent, LokiTopology } from '../topology';

/** Resolves the number of pods of every component that runs. */
export function resolveReplicas(
  running: readonly LokiComponent[],
  asked: number | ComponentReplicas = {},
): ComponentReplicas {
  // One number is only accepted where one component runs.
  const pods = (name: LokiComponent) => (typeof asked === 'number' ? asked : (asked[name] ?? REPLICA_DEFAULTS[name]));
  return Object.fromEntries(running.map((name) => [name, pods(name)]));
}

/** 3 copies survive the loss of one ingester; 2 survive no loss, so fewer than three ingesters keep 1. */
export function defaultReplicationFactor(topology: LokiTopology, replicas: ComponentReplicas): number {
  return (replicas[ROLES[topology].ingest] ?? 1) >= 3 ? 3 : 1;
}
