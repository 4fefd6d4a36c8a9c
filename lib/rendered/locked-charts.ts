import { readFileSync } from 'node:fs';
import { inventoryFiles } from './inventories';

/** Exact versions of the charts that the inventories of an environment are of, by the names of the charts. */
export type LockedCharts = ReadonlyMap<string, string>;

/**
 * Reads which version of each chart an environment was rendered with last. A chart of which inventories name several
 * versions is missing, and so is what names no exact version.
 * @param locks folder of the inventories
 */
export function readLockedCharts(locks: string, environment: string): LockedCharts {
  return lockedCharts(inventoryFiles(locks, environment).map((file) => readFileSync(file, 'utf8')));
}

/** @param inventories texts of the inventories of one environment, whatever else is wrong with them */
export function lockedCharts(inventories: readonly string[]): LockedCharts {
  const versions = new Map<string, Set<string>>();
  for (const [, name = '', version = ''] of inventories.flatMap((text) => [...headOf(text).matchAll(CHART)]))
    versions.set(name, (versions.get(name) ?? new Set()).add(version));
  return new Map([...versions].flatMap(([name, [only, other]]) => (only && !other ? [[name, only] as const] : [])));
}

/** Two of them stand in what a merge has left of an inventory, before somebody ends it. */
const CHART = /"chart": *"([^" ]+) (\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)"/g;

/** What is rendered may have keys of any name. */
function headOf(inventory: string): string {
  return inventory.split('"objects"', 1)[0] ?? '';
}
