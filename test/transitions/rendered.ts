import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { JsonObject } from '../../lib/kubernetes/json';
import { valueAt } from '../../lib/kubernetes/json';
import { applyMergePatch, mergePatch } from '../../lib/kubernetes/merge-patch';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import type { StoredInventory } from '../../lib/rendered/inventories';
import { type RenderedInventory, releaseHash } from '../../lib/rendered/inventory';
import { printJson } from '../../lib/rendered/print-json';
import { pruneObjects } from '../../lib/rendered/prune';
import { podTemplates } from '../../lib/rendered/templates';
import { findTool } from '../../tools/find';
import { renderRelease } from '../../verify/helm';

// What Helm renders of the releases of changes, as differences from what is recorded of the environments of the tests.
// RENEW=1 CHARTS=FOLDER npx jest -i test/transitions asks Helm, with the unpacked charts in that folder, and adds what is
// missing: without the file all of it is recorded anew.

const FILE = 'test/transitions/rendered.json';

const { RENEW, CHARTS } = process.env;

/** By the hashes of releases: a release whose values are others than when Helm was asked is not there. */
const recorded: Record<string, JsonObject> = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};

/** Finds the inventories of releases that the environment of the tests has in another form. */
export function renderedInventories(
  releases: readonly DeliveredRelease[],
  known: readonly StoredInventory[],
): readonly StoredInventory[] {
  return releases.flatMap((release) => {
    const hash = releaseHash(release);
    const base = known.flatMap(({ content }) => ('inventory' in content ? [content.inventory] : []));
    if (base.some((inventory) => inventory.hash === hash)) return [];
    const like = base.find((inventory) => inventory.release === release.name) ?? base[0];
    if (like === undefined) return [];
    if (RENEW !== undefined && recorded[hash] === undefined) record(release, hash, like);
    const patch = recorded[hash];
    if (patch === undefined) return [];
    const inventory = { ...restored(applyMergePatch(mapped(like), patch)), hash };
    return [{ file: FILE, release: release.name, content: { inventory } }];
  });
}

function record(release: DeliveredRelease, hash: string, like: RenderedInventory): void {
  const path = findTool('helm')?.path;
  if (path === undefined || CHARTS === undefined)
    throw new Error('RENEW needs CHARTS, and npx cdk8s-logging tools helm');
  const rendering = renderRelease(release, { folder: CHARTS, pull: false }, { path });
  if (!('objects' in rendering)) throw new Error(`${release.name}: ${JSON.stringify(rendering)}`);
  const { name, namespace, chart, version } = release;
  const inventory: RenderedInventory = {
    release: name,
    namespace,
    chart: `${chart} ${version}`,
    hash,
    templates: podTemplates(rendering.objects),
    objects: pruneObjects(rendering.objects),
  };
  recorded[hash] = mergePatch(mapped(like), mapped(inventory));
  const sorted = Object.fromEntries(Object.entries(recorded).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(FILE, `${printJson(sorted)}\n`);
}

/** Objects by their names differ in less than a list of them does. */
function mapped({ objects, effective: _, images: __, hash: ___, ...rest }: RenderedInventory): JsonObject {
  const named = objects.map((object) => [nameOf(object), object] as const);
  return { ...(rest as unknown as JsonObject), objects: Object.fromEntries(named) };
}

function restored(map: JsonObject): Omit<RenderedInventory, 'hash'> {
  const { objects, ...rest } = map;
  return {
    ...(rest as unknown as Omit<RenderedInventory, 'hash' | 'objects'>),
    objects: Object.values(objects as JsonObject) as JsonObject[],
  };
}

function nameOf(object: JsonObject): string {
  return [object.kind, valueAt(object, 'metadata', 'namespace') ?? '', valueAt(object, 'metadata', 'name')].join(' ');
}
