import type { JsonObject } from '../../lib/kubernetes/json';
import type { KubeObject } from '../../lib/references/kube-object';
import type { DryRunServer } from '../cluster/dry-run-server';
import { type Material, plainObjects, renderedObjects } from '../material';

/**
 * Makes the namespaces of an environment for real: nothing can be tried in one that is not there, and their labels judge
 * pods. Those that somebody else owns are there without labels, even if an environment before has had its own.
 */
export async function makeNamespaces({ kubectl }: Pick<DryRunServer, 'kubectl'>, material: Material): Promise<void> {
  const items = namespacesOf([...plainObjects(material), ...renderedObjects(material)]);
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  // What is wrong with one of them is said when it is judged itself.
  await kubectl(['apply', '--server-side', '--force-conflicts', '--field-manager=verify', '-f', '-'], list);
}

/** Those that are declared as they are, and all others that objects live in. */
export function namespacesOf(objects: readonly KubeObject[]): readonly JsonObject[] {
  const declared = objects.filter(({ kind, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1');
  const own = new Set(declared.map(({ name }) => name));
  const used = new Set(objects.flatMap(({ namespace }) => namespace ?? []));
  const others = [...used].filter((name) => !own.has(name)).sort();
  return [
    ...declared.map(({ json }) => json),
    ...others.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
  ];
}
