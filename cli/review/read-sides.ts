import { posix } from 'node:path';
import { grouped } from '../../lib/collections/grouped';
import { remembered } from '../../lib/collections/remembered';
import { environmentLoader } from '../../lib/environment/load';
import type { TextFile } from '../../lib/environment/text-file';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import type { StoredInventory } from '../../lib/rendered/inventories';
import { parseInventory } from '../../lib/rendered/inventory';
import { lockedCharts } from '../../lib/rendered/locked-charts';
import type { Side } from '../../lib/transitions/side';
import { sideOf } from '../../lib/transitions/side-of';
import { readItems } from '../../verify/manifests';
import type { ReviewFolders } from './base';
import type { EnvironmentFiles } from './environment-files';
import type { Snapshot } from './snapshot';

/** What was read of an environment at one side. */
export interface ReadSide {
  readonly side: Side;

  /** Why files were left out, each in a sentence without a full stop. */
  readonly problems: readonly string[];

  /** Whether its environment file is there and can not be read by this version. */
  readonly isUnplanned: boolean;
}

/** Equal texts are parsed once, whichever side they are of. */
const itemsOf = remembered(readItems);
const inventoryOf = remembered(parseInventory);

/** Makes a function that reads one environment after another from a snapshot. */
export function sideReader(
  snapshot: Snapshot,
  { output, locks }: ReviewFolders,
  { delivered, plans }: { readonly delivered: string; readonly plans: Map<string, StackPlan> },
): (name: string, files: EnvironmentFiles) => ReadSide {
  const byFolder = grouped(
    snapshot.files(locks).filter((path) => path.endsWith('.json')),
    posix.dirname,
  );
  const inventoriesOf = (name: string) => byFolder.get(posix.join(locks, name)) ?? [];
  const load = environmentLoader((path) => snapshot.read(path), {
    delivered,
    lockedCharts: (name) => lockedCharts(inventoriesOf(name).map((file) => textIn(snapshot.read(file)))),
  });
  const planOf = (file: string): Pick<Side, 'plan'> & { readonly isUnplanned: boolean } => {
    const loaded = load(file);
    if ('findings' in loaded) return { isUnplanned: true };
    const { chain, environment } = loaded;
    const files = [...chain, ...inventoriesOf(environment.name)];
    const key = JSON.stringify([file, ...files.map((path) => snapshot.read(path))]);
    const plan = plans.get(key) ?? planStack(environment);
    plans.set(key, plan);
    return { plan, isUnplanned: false };
  };
  return (name, { file, manifests }) => {
    const read = manifests.map((path) => readObjects(path, posix.relative(output, path), snapshot.read(path)));
    const objects = read.flatMap((each) => each.objects);
    const problems = read.flatMap((each) => each.problem ?? []);
    const { plan, isUnplanned } = file === undefined ? { isUnplanned: false } : planOf(file);
    return {
      side: sideOf(
        objects,
        inventoriesOf(name).map((path) => storedInventory(path, snapshot.read(path))),
        plan,
      ),
      problems,
      isUnplanned,
    };
  };
}

interface ReadObjects {
  readonly objects: readonly KubeObject[];

  /** @default - all of it was read */
  readonly problem?: string;
}

function readObjects(path: string, origin: string, content: TextFile | undefined): ReadObjects {
  if (content === undefined) return { objects: [] };
  if (typeof content !== 'string') return { objects: [], problem: content.problem };
  const { items, problems } = itemsOf(content);
  const [first] = problems;
  return {
    objects: items.flatMap((item) => kubeObject(item, origin) ?? []),
    ...(first && { problem: `${path}:${first.line}: ${first.problem}` }),
  };
}

function storedInventory(file: string, content: TextFile | undefined): StoredInventory {
  return { file, release: posix.basename(file, '.json'), content: inventoryOf(textIn(content)) };
}

/** What can not be read is no inventory, and says so when it is parsed. */
function textIn(content: TextFile | undefined): string {
  return typeof content === 'string' ? content : '';
}
