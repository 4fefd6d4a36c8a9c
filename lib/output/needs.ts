import type { StackPlan } from '../plan';

/**
 * What must be in the cluster before the stages, a line each, for scripts/deploy.sh: namespaces of others, and Secrets
 * with their keys.
 */
export function needs({ environment, delivery, releases }: StackPlan): readonly string[] {
  const targets = environment.enabled ? releases.map(({ namespace }) => namespace) : [];
  const secrets = delivery.awaitedSecrets.map(({ name, namespace, keys }) =>
    ['secret', namespace, name, ...Object.keys(keys)].join(' '),
  );
  return [...foreignNamespaces(delivery, targets).map((name) => `namespace ${name}`), ...new Set(secrets)];
}

/**
 * Namespaces that objects are in and that none of them creates.
 * @param targets where releases put theirs
 */
function foreignNamespaces({ entry, stages }: StackPlan['delivery'], targets: readonly string[]): readonly string[] {
  const objects = [...entry, ...Object.values(stages).flat()];
  const created = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const used = [...targets, ...objects.flatMap(({ metadata }) => metadata.namespace ?? [])];
  return [...new Set(used)].filter((name) => !created.includes(name)).sort();
}
