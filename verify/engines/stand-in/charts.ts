import { type JsonObject, valueAt } from '../../../lib/kubernetes/json';
import { applyMergePatch } from '../../../lib/kubernetes/merge-patch';
import type { DeliveredRelease } from '../../../lib/rendered/delivered-release';
import { readInventories, type StoredInventory } from '../../../lib/rendered/inventories';
import type { RenderedInventory } from '../../../lib/rendered/inventory';
import type { ServedChart } from '../chart-server';
import { releasesIn, repositoryNameOf } from '../charts';
import { writeStandIn } from './chart';

/**
 * Makes stand-ins for the charts of an environment from its inventories.
 * @param output the folder of the environment
 * @param locks the folder of all inventories
 * @param folder an empty one
 * @throws which release has no inventory
 */
export function standInCharts(
  output: string,
  locks: string,
  environment: string,
  folder: string,
): readonly ServedChart[] {
  const inventories = readInventories(locks, environment);
  // One chart may be that of several releases: each has a file of objects in it.
  const charts = new Map<string, ServedChart>();
  for (const release of releasesIn(output)) {
    const { chart: name, version } = release;
    const objects = inventoryOf(release, inventories, environment).objects.map((object) => ofRelease(object, release));
    const path = writeStandIn({ chart: name, version, release: release.name, objects }, folder);
    charts.set(path, { name, version, repository: repositoryNameOf(release), path });
  }
  return [...charts.values()];
}

/** What is in the namespace of its release moves with that. */
function ofRelease(object: JsonObject, { namespace }: DeliveredRelease): JsonObject {
  if (namespace === undefined || valueAt(object, 'metadata', 'namespace') !== namespace) return object;
  return applyMergePatch(object, { metadata: { namespace: null } });
}

function inventoryOf(
  { name }: DeliveredRelease,
  inventories: readonly StoredInventory[],
  environment: string,
): RenderedInventory {
  const content = inventories.find(({ release }) => release === name)?.content;
  if (content !== undefined && 'inventory' in content) return content.inventory;
  const problem = content?.problem ?? 'there is none';
  throw new Error(
    `the inventory of the release ${name}: ${problem}; npx cdk8s-logging lock ${environment} --pull writes it`,
  );
}
