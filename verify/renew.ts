import { rmSync } from 'node:fs';
import type { Release } from '../lib/charts/release';
import { type JsonObject, valueAt } from '../lib/kubernetes/json';
import { writeFiles } from '../lib/output/write-files';
import { deliveredObjects } from '../lib/plan/delivered-objects';
import { patchedReleases } from '../lib/plan/patched-releases';
import type { StackPlan } from '../lib/plan/plan';
import type { KubeObject } from '../lib/references/kube-object';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import { deliveredReleases } from '../lib/rendered/delivered-releases';
import {
  inventoriedEnvironments,
  inventoryFile,
  readInventories,
  type StoredInventory,
} from '../lib/rendered/inventories';
import { printInventory, type RenderedInventory, releaseHash } from '../lib/rendered/inventory';
import { knownReleases } from '../lib/rendered/known';
import { podImages } from '../lib/rendered/pod-images';
import { pruneObjects } from '../lib/rendered/prune';
import { podTemplates } from '../lib/rendered/templates';
import { plural } from '../lib/units/plural';
import type { Rendering } from './material';
import { overridesWithoutEffect } from './without-effect';

export interface RenewOptions {
  /** Folder of the inventories. */
  readonly locks: string;

  /** Renders those as well whose inventory is fresh. */
  readonly all: boolean;

  /** Looks only: an inventory that would be written is a problem. */
  readonly check: boolean;
  readonly render: (release: DeliveredRelease) => Rendering;

  /** Compares what is computed of a release with what Helm renders; nothing if none is computed of its chart. */
  readonly compare: (
    release: DeliveredRelease,
    objects: readonly KubeObject[],
    planned: readonly Release[],
  ) => Comparison | undefined;
}

/** What is computed of a release beside what Helm renders. */
export interface Comparison {
  /** Where the two differ, a line each. */
  readonly differences: readonly string[];

  /** The version that the release is judged by. @default - its own */
  readonly judgedBy?: string;
}

/** Result of renewing the inventories of an environment. */
export interface Renewed {
  /** One line for each inventory that was rendered or removed, or would be. */
  readonly lines: readonly string[];

  /** Why an inventory is not as it should be, in whole sentences. */
  readonly problems: readonly string[];

  /** Number of inventories that were fresh, and left alone. */
  readonly fresh: number;
}

/** Brings the inventories of an environment up to date. A stack that is switched off keeps those that it has. */
export function renewInventories(plan: StackPlan, options: RenewOptions): Renewed {
  const { environment } = plan;
  if (!environment.enabled)
    return { lines: [`${environment.name}: switched off, its inventories stay`], problems: [], fresh: 0 };
  const stored = readInventories(options.locks, environment.name);
  const delivered = deliveredObjects(plan);
  const { fresh, unused } = knownReleases(delivered, stored);
  const releases = deliveredReleases(delivered);
  const ready = new Set(fresh.map(({ name }) => name));
  const todo = releases.filter(({ name }) => options.all || options.check || !ready.has(name));
  const planned = patchedReleases(plan);
  const known: Known = { environment: environment.name, stored, planned, images: environment.images !== undefined };
  const renewed = todo.map((release) => renew(release, known, options));
  const removed = unused.map((inventory) => remove(inventory, environment.name, options.check));
  return joined([...renewed, ...removed], releases.length - todo.length);
}

/** Removes the inventories of environments that are gone. */
export function removeForgotten(environments: readonly string[], { locks, check }: RenewOptions): Renewed {
  const forgotten = inventoriedEnvironments(locks).filter((name) => !environments.includes(name));
  const outcomes = forgotten.flatMap((name) =>
    readInventories(locks, name).map((inventory) => remove(inventory, name, check)),
  );
  return joined(outcomes, 0);
}

function joined(outcomes: readonly Outcome[], fresh: number): Renewed {
  return {
    lines: outcomes.flatMap(({ line }) => line ?? []),
    problems: outcomes.flatMap(({ problem, idle = [] }) => [...(problem === undefined ? [] : [problem]), ...idle]),
    fresh,
  };
}

interface Outcome {
  readonly line?: string;
  readonly problem?: string;

  /** Overrides that change nothing, a sentence each. */
  readonly idle?: readonly string[];
}

/** An environment, and what is known of its releases. */
interface Known {
  readonly environment: string;
  readonly stored: readonly StoredInventory[];

  /** The releases as they were planned, patches included. */
  readonly planned: readonly Release[];

  /** Whether inventories tell of images: where one registry must have them all. */
  readonly images: boolean;
}

function renew(release: DeliveredRelease, known: Known, options: RenewOptions): Outcome {
  const { environment, stored } = known;
  const name = `${environment}/${release.name}`;
  if (release.unknowable !== undefined) return { line: `${name}: can have no inventory: ${release.unknowable}` };
  const rendering = options.render(release);
  const before = recordOf(release, stored);
  if ('failed' in rendering) return { problem: `${name}: Helm refuses it: ${rendering.failed}` };
  if ('unavailable' in rendering)
    return unavailable(name, rendering.unavailable, options.check && isFresh(release, before));
  const compared = options.compare(release, rendering.objects, known.planned);
  const images = known.images ? { images: podImages(rendering.objects) } : {};
  const inventory = makeRecord(release, rendering.objects, { ...verdictOn(compared), ...images });
  const changed = describeChanges(inventory, before);
  const isWritten = before && printInventory(before) === printInventory(inventory);
  if (!options.check) {
    const file = { path: inventoryFile('.', environment, release.name), content: printInventory(inventory) };
    writeFiles(options.locks, [file], []);
  }
  const line = `${name}: ${changed}${nearNote(release, compared)}`;
  const idle = idleOverrides(release, known, rendering.objects, options);
  const [difference] = compared?.differences ?? [];
  if (difference !== undefined && compared?.judgedBy === undefined)
    return { line, idle, problem: `${name}: what is computed of it differs: ${difference}` };
  return isWritten || !options.check
    ? { line, idle }
    : { idle, problem: `${line}; npx cdk8s-logging lock ${environment} writes it` };
}

function idleOverrides(
  release: DeliveredRelease,
  { environment, planned }: Known,
  objects: readonly KubeObject[],
  { render }: RenewOptions,
): readonly string[] {
  const own = planned.find(({ name, namespace }) => name === release.name && namespace === release.namespace);
  const keys = own ? overridesWithoutEffect(own, release, objects, render) : [];
  return keys.map((key) => `${environment}: ${key} changes nothing in what Helm renders: delete it`);
}

/** A check needs no chart to tell that an inventory is stale. */
function unavailable(name: string, reason: string, checked: boolean): Outcome {
  if (checked) return { line: `${name}: fresh, but not rendered anew: ${reason}` };
  return { problem: `${name}: ${reason}` };
}

/** A version without a model may render something else: that is told, and no fault. */
function nearNote({ chart, version }: DeliveredRelease, compared: Comparison | undefined): string {
  const { differences = [], judgedBy } = compared ?? {};
  if (judgedBy === undefined || differences.length === 0) return '';
  return `; judged by ${judgedBy}, from which it differs: npx cdk8s-logging charts add ${chart} ${version} --pull reads it`;
}

function verdictOn(compared: Comparison | undefined): Pick<RenderedInventory, 'effective'> {
  return compared ? { effective: compared.differences.length === 0 ? 'equal' : 'different' } : {};
}

function makeRecord(
  release: DeliveredRelease,
  objects: readonly KubeObject[],
  verdict: Pick<RenderedInventory, 'effective' | 'images'>,
): RenderedInventory {
  const { name, namespace, chart, version } = release;
  const hash = releaseHash(release);
  return {
    release: name,
    namespace,
    chart: `${chart} ${version}`,
    hash,
    ...verdict,
    templates: podTemplates(objects),
    objects: pruneObjects(objects),
  };
}

function recordOf({ name }: DeliveredRelease, stored: readonly StoredInventory[]): RenderedInventory | undefined {
  const content = stored.find(({ release }) => release === name)?.content;
  return content && 'inventory' in content ? content.inventory : undefined;
}

function isFresh(release: DeliveredRelease, inventory: RenderedInventory | undefined): boolean {
  return inventory?.hash === releaseHash(release);
}

/** `41 objects, 3 changed` */
function describeChanges({ objects, hash }: RenderedInventory, before: RenderedInventory | undefined): string {
  const count = plural(objects.length, 'object');
  if (!before) return `${count}, all new`;
  const [now, then] = [objects, before.objects].map(
    (list) => new Map(list.map((object) => [identity(object), object])),
  );
  const ids = [...new Set([...(now?.keys() ?? []), ...(then?.keys() ?? [])])];
  const changed = ids.filter((id) => JSON.stringify(now?.get(id)) !== JSON.stringify(then?.get(id)));
  if (changed.length > 0) return `${count}, ${changed.length} changed`;
  return hash === before.hash ? `${count}, none changed` : `${count}, none changed by other values`;
}

function identity({ apiVersion, kind, metadata }: JsonObject): string {
  return JSON.stringify([apiVersion, kind, valueAt(metadata, 'namespace') ?? '', valueAt(metadata, 'name') ?? '']);
}

function remove({ file, release }: StoredInventory, environment: string, check: boolean): Outcome {
  if (check)
    return {
      problem: `${environment}/${release}: there is no such release any more; npx cdk8s-logging lock ${environment} removes ${file}`,
    };
  rmSync(file);
  return { line: `${environment}/${release}: removed` };
}
