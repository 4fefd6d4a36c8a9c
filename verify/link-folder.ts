import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { linkFinding } from '../lib/checks/links';
import { findingAt, type LocatedFinding } from '../lib/findings/located-finding';
import { declarationLine, declaredByNeeds } from '../lib/needs/lines';
import type { BrokenLink } from '../lib/references/broken-link';
import { type Declared, NOTHING_DECLARED } from '../lib/references/declared';
import type { KubeObject } from '../lib/references/kube-object';
import { WHOLE, type Whole } from '../lib/rendered/certain';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import type { StoredInventory } from '../lib/rendered/inventories';
import { type KnownReleases, notKnown } from '../lib/rendered/known';
import { linkKnown } from '../lib/rendered/link-known';
import { plural } from '../lib/units/plural';
import { joinDeclared } from './external';
import { type ReadFolder, readFolder } from './folder/read';

/** A folder of manifests, with the broken links in it. */
export interface LinkedFolder {
  /** Files that can't be read: `dist/x.yaml:3: …`. */
  readonly problems: readonly string[];
  readonly broken: readonly LocatedFinding[];

  /** `41 objects, 3 releases known, 1 not known: loki (loki 6.49.0)`, and a line for each doubt about the folder. */
  readonly summary: string;
}

export interface LinkOptions {
  readonly inventories: readonly StoredInventory[];

  /** What the command line declares, beside the folder's own needs.txt. */
  readonly declared: Declared;

  /** Where objects go that do not say their namespace. @default - `default`, as with kubectl */
  readonly namespace?: string;

  /** A file in place of that needs.txt. @default - the one in the folder, or the nearest above it */
  readonly needs?: string;
}

/**
 * Looks whether everything that the manifests of a folder refer to exists. With a needs.txt they are all that one cluster
 * gets; without one only what is broken whatever else there is counts, as far as the folder itself shows that there is more.
 */
export function linkFolder(
  folder: string,
  { inventories, declared, namespace, needs = findNeeds(folder) }: LinkOptions,
): LinkedFolder {
  const read = readFolder(folder, namespace);
  const needed = needs === undefined ? NOTHING_DECLARED : declaredByNeeds(readFileSync(needs, 'utf8'));
  const made: Declared = { ...NOTHING_DECLARED, objects: read.makes };
  const whole = needs === undefined ? wholeness(read, namespace) : WHOLE;
  const { known, broken } = linkKnown(read.objects, inventories, joinDeclared(needed, declared, made), whole);
  return {
    problems: read.problems,
    broken: broken.map((found) => findingAt({ file: found.origin }, linkFinding(orExternal(found), found.object))),
    summary: [summary(folder, read.objects, known), ...doubts(read, known, whole)].join('\n'),
  };
}

/** A folder has no file of its own that says what others bring. */
function orExternal(found: BrokenLink): BrokenLink {
  const { fix, declaration } = found;
  if (!declaration) return found;
  const what = declaration.list === 'calls' ? 'others call it' : 'others bring it';
  return { ...found, fix: `${fix}; if ${what}: --external '${declarationLine(declaration)}'` };
}

function wholeness({ unplaced, moves, changes, brings, charts }: ReadFolder, namespace: string | undefined): Whole {
  return {
    isPlaced: !moves && (unplaced === 0 || namespace !== undefined),
    isClosed: !changes && brings.length === 0 && charts.length === 0,
  };
}

/** Finds the folders of clusters: those with a needs.txt below a folder that has none, or else the folder itself. */
export function clusterFolders(folder: string): readonly string[] {
  if (existsSync(join(folder, 'needs.txt'))) return [folder];
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const clusters = below.map(({ name }) => join(folder, name)).filter((child) => existsSync(join(child, 'needs.txt')));
  return clusters.length > 0 ? clusters.sort() : [folder];
}

function findNeeds(folder: string): string | undefined {
  const file = join(folder, 'needs.txt');
  if (existsSync(file)) return file;
  const above = dirname(resolve(folder));
  return above === resolve(folder) ? undefined : findNeeds(above);
}

function summary(folder: string, objects: readonly KubeObject[], known: KnownReleases): string {
  const unknown = notKnown(known).map(describeRelease);
  const counts = `${plural(objects.length, 'object')}, ${plural(known.fresh.length, 'release')} known, ${unknown.length} not known`;
  return `${folder}: ${counts}${unknown.length > 0 ? `: ${someOf(unknown)}` : ''}`;
}

/** Why the folder may not be what the cluster gets, and what is not told because of that. */
function doubts(read: ReadFolder, known: KnownReleases, { isPlaced, isClosed }: Whole): readonly string[] {
  const { unplaced, changes, moves, brings, charts, templates } = read;
  const isUnsure = !isClosed || (!isPlaced && notKnown(known).length > 0);
  return [
    ...(unplaced > 0 && !isPlaced
      ? [`${plural(unplaced, 'object')} without a namespace, which may be in any: --namespace names it`]
      : []),
    ...(brings.length > 0 && !isClosed ? [`brought from elsewhere, and not known here: ${someOf(brings)}`] : []),
    ...(charts.length > 0 ? [`charts, of which only what helm template prints can be linked: ${someOf(charts)}`] : []),
    ...(templates.length > 0 ? [`templates, which are not read: ${someOf(templates)}`] : []),
    ...(isUnsure ? ['so only what is wrong in itself is told: what is missing here may be there'] : []),
    ...(changes || moves ? ['a kustomization.yaml changes what is delivered: link what kustomize build prints'] : []),
  ];
}

const MOST = 8;

/** A list that a terminal can show. */
function someOf(names: readonly string[]): string {
  const more = names.length - MOST;
  return more > 0 ? `${names.slice(0, MOST).join(', ')} and ${more} more` : names.join(', ');
}

/** `loki (loki 6.49.0)`; a chart that is an object of its own has no name here. */
function describeRelease({ name, chart, version }: DeliveredRelease): string {
  return chart === '' ? name : `${name} (${chart} ${version})`;
}
