import { posix } from 'node:path';
import { remembered } from '../../lib/collections/remembered';
import { environmentLoader } from '../../lib/environment/load';
import type { TextFile } from '../../lib/environment/text-file';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import type { StoredInventory } from '../../lib/rendered/inventories';
import { parseInventory } from '../../lib/rendered/inventory';
import { lockedCharts } from '../../lib/rendered/locked-charts';
import { type Side, sideOf } from '../../lib/transitions/side';
import { readItems } from '../../verify/manifests';
import type { ReviewFolders } from './base';
import type { Snapshot } from './snapshot';

/** What was read of an environment at one side. */
export interface ReadSide {
  /** @default - its folder holds no objects */
  readonly side?: Side;

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
  { output, locks, environments }: ReviewFolders,
  { delivered, plans }: { readonly delivered: string; readonly plans: Map<string, StackPlan> },
): (name: string, files: EnvironmentFiles) => ReadSide {
  const load = environmentLoader((path) => snapshot.read(path), {
    delivered,
    lockedCharts: (name) =>
      lockedCharts(jsonFiles(snapshot, posix.join(locks, name)).map((file) => textIn(snapshot.read(file)))),
  });
  const planOf = (file: string): Pick<Side, 'plan'> & { readonly isUnplanned: boolean } => {
    const loaded = load(file);
    if ('findings' in loaded) return { isUnplanned: true };
    const { chain, environment } = loaded;
    const inventories = jsonFiles(snapshot, posix.join(locks, environment.name));
    const key = JSON.stringify([file, ...[...chain, ...inventories].map((path) => snapshot.read(path))]);
    const plan = plans.get(key) ?? planStack(environment);
    plans.set(key, plan);
    return { plan, isUnplanned: false };
  };
  return (name, { file, manifests }) => {
    const read = manifests.map((path) => readObjects(path, posix.relative(output, path), snapshot.read(path)));
    const objects = read.flatMap((each) => each.objects);
    const problems = read.flatMap((each) => each.problem ?? []);
    if (objects.length === 0) return { problems, isUnplanned: false };
    const { plan, isUnplanned } = file === undefined ? { isUnplanned: false } : planOf(posix.join(environments, file));
    return { side: sideOf(objects, storedInventories(snapshot, posix.join(locks, name)), plan), problems, isUnplanned };
  };
}

/** The files of an environment at one side. */
export interface EnvironmentFiles {
  /** Manifests in its folder of the output, in the order of their paths. */
  readonly manifests: readonly string[];

  /** Name of its file in the folder of environments. @default - there is none */
  readonly file?: string;
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

function storedInventories(snapshot: Snapshot, folder: string): readonly StoredInventory[] {
  return jsonFiles(snapshot, folder).map((file) => ({
    file,
    release: posix.basename(file, '.json'),
    content: inventoryOf(textIn(snapshot.read(file))),
  }));
}

function jsonFiles(snapshot: Snapshot, folder: string): readonly string[] {
  return snapshot.files(folder).filter((path) => path.endsWith('.json') && posix.dirname(path) === folder);
}

/** What can not be read is no inventory, and says so when it is parsed. */
function textIn(content: TextFile | undefined): string {
  return typeof content === 'string' ? content : '';
}
