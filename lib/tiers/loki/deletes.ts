import { type JsonObject, valueAt } from '../../kubernetes/json';
import { ROLES, replicasOf } from './components';
import type { LokiSettings } from './settings';
import type { LokiComponent } from './topology';

/** What becomes of requests to delete lines: they are done, refused by Loki or by its gateway, or taken and forgotten. */
export type Deletes = 'done' | 'refused-by-loki' | 'refused-by-gateway' | 'forgotten';

/**
 * Tells what becomes of requests to delete lines. Each pod with a compactor keeps those that it gets in a file of its own,
 * and one of the pods works its own off: the leader in the ring, whom no Service knows
 * (`loop` in grafana/loki@{v3.6.3,v3.7.6}:pkg/compactor/compactor.go).
 */
export function deletesOf({
  topology,
  replicas,
  gatewayReplicas,
}: Pick<LokiSettings, 'topology' | 'replicas' | 'gatewayReplicas'>): Deletes {
  if (replicasOf({ replicas }, ROLES[topology].compact) < 2) return 'done';
  if (topology === 'simple-scalable') return 'refused-by-loki';
  return gatewayReplicas > 0 ? 'refused-by-gateway' : 'forgotten';
}

/** Name of the setting of Loki that says whether a tenant may ask for deletes. */
export const DELETION_MODE = 'deletion_mode';

/** Its value for nobody: Loki answers 403 (`TenantMiddleware` in grafana/loki@v3.6.3:pkg/compactor/deletion). */
export const NO_DELETES = 'disabled';

/**
 * Where Loki refuses deletes, whoever queries would ask the compactor at each query for the generation of its caches, be
 * refused too, and both would log it, twenty lines a query: `RetentionEnabled` in
 * grafana/loki@{v3.6.3,v3.7.6}:pkg/loki/modules.go. To a process without a compactor it says nothing else.
 */
export function deleteArguments(settings: Parameters<typeof deletesOf>[0], component: LokiComponent): JsonObject {
  if (component !== 'read' || deletesOf(settings) !== 'refused-by-loki') return {};
  return { extraArgs: ['-compactor.retention-enabled=false'] };
}

/**
 * Where all of Loki is in each pod, the pod that queries is the one that compacts, and can not be told so. The gateway
 * answers in its place: nginx looks at conditions of the server before it looks for a location.
 */
export function deleteSnippet(settings: Parameters<typeof deletesOf>[0]): JsonObject {
  return deletesOf(settings) === 'refused-by-gateway' ? { serverSnippet: REFUSAL } : {};
}

/** What says so to nginx. */
export const REFUSAL = `# Several pods would take such requests, and only one of them would do what it is asked for.
if ($uri = /loki/api/v1/delete) {
  return 403 "requests to delete lines are not taken while several pods run the compactor\\n";
}
`;

/** Where the values of both charts have what nginx is told for its only server. */
export const SNIPPET = ['gateway', 'nginxConfig', 'serverSnippet'];

/** Tells whether the gateway of a release refuses requests to delete, with every override merged in. */
export function refusesDeletes(values: JsonObject): boolean {
  const snippet = valueAt(values, ...SNIPPET);
  return valueAt(values, 'gateway', 'enabled') !== false && String(snippet).includes(REFUSAL.trim());
}
