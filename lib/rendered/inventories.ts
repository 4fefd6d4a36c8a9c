import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type ParsedInventory, parseInventory } from './inventory';

/** The file of an inventory, and what it holds. */
export interface StoredInventory {
  /** Path of the file, with forward slashes. */
  readonly file: string;

  /** Name of the release that it is of, as the name of the file says. */
  readonly release: string;

  /** The inventory, or why the file holds none. */
  readonly content: ParsedInventory;
}

const ENDING = '.json';

/** Makes the path of the inventory of a release. */
export function inventoryFile(locks: string, environment: string, release: string): string {
  return posix.join(locks, environment, `${release}${ENDING}`);
}

/** Lists the inventories of an environment, in the order of their names; none if there is no such folder. */
export function inventoryFiles(locks: string, environment: string): readonly string[] {
  const folder = posix.join(locks, environment);
  return names(folder, (entry) => entry.isFile() && entry.name.endsWith(ENDING)).map((name) =>
    posix.join(folder, name),
  );
}

/** Reads all inventories of an environment, in the order of their names; none if there is no such folder. */
export function readInventories(locks: string, environment: string): readonly StoredInventory[] {
  return inventoryFiles(locks, environment).map((file) => {
    return { file, release: posix.basename(file, ENDING), content: parseInventory(readFileSync(file, 'utf8')) };
  });
}

/** Reads the inventories of all environments. */
export function readAllInventories(locks: string): readonly StoredInventory[] {
  return inventoriedEnvironments(locks).flatMap((environment) => readInventories(locks, environment));
}

/** Lists the environments that have inventories. */
export function inventoriedEnvironments(locks: string): readonly string[] {
  return names(locks, (entry) => entry.isDirectory());
}

function names(folder: string, wanted: (entry: Dirent) => boolean): readonly string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries
    .filter(wanted)
    .map(({ name }) => name)
    .sort();
}
