import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { groupOf, knownScope, type Scope, type ScopeOf } from '../../lib/kubernetes/scope';

/**
 * Learns the scope of kinds from objects: a CustomResourceDefinition among them says it, and so does one object of a kind
 * that names its namespace.
 */
export function scopesIn(items: readonly JsonObject[]): ScopeOf {
  const learned = new Map<string, Scope>();
  for (const { apiVersion, kind, metadata } of items) {
    if (typeof valueAt(metadata, 'namespace') === 'string') {
      learned.set(`${groupOf(String(apiVersion))} ${String(kind)}`, 'Namespaced');
    }
  }
  for (const { kind, spec } of items) {
    const scope = kind === 'CustomResourceDefinition' ? valueAt(spec, 'scope') : undefined;
    if (scope !== 'Cluster' && scope !== 'Namespaced') continue;
    learned.set(`${String(valueAt(spec, 'group'))} ${String(valueAt(spec, 'names', 'kind'))}`, scope);
  }
  return (group, kind) => knownScope(group, kind) ?? learned.get(`${group} ${kind}`);
}
