import { ROLES } from '../components';
import type { LokiSettings } from '../settings';
import type { LokiComponent } from '../topology';
import type { ParsedInstallation } from './loki';

/**
 * Pods of each component where an environment names none: three of what holds lines or scales with queries, two of what
 * only must not be alone, one of what may not run twice or may pause.
 */
const DEFAULTS: Readonly<Record<LokiComponent, number>> = {
  'single-binary': 1,
  write: 3,
  read: 3,
  backend: 3,
  ingester: 3,
  distributor: 3,
  querier: 3,
  'query-frontend': 2,
  'query-scheduler': 2,
  'index-gateway': 2,
  compactor: 1,
  ruler: 1,
};

type Replicas = LokiSettings['replicas'];

/** Pods of every component that runs. */
export function resolveReplicas(
  running: readonly LokiComponent[],
  asked: ParsedInstallation['replicas'] = {},
): Replicas {
  // One number is only accepted where one component runs.
  const pods = (name: LokiComponent) => (typeof asked === 'number' ? asked : (asked[name] ?? DEFAULTS[name]));
  return Object.fromEntries(running.map((name) => [name, pods(name)]));
}

/** 3 copies survive the loss of one ingester; 2 survive no loss, so fewer than three ingesters keep 1. */
export function defaultReplicationFactor(topology: LokiSettings['topology'], replicas: Replicas): number {
  return (replicas[ROLES[topology].ingest] ?? 1) >= 3 ? 3 : 1;
}
