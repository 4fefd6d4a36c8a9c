import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { linkFinding } from '../lib/checks/links';
import type { LocatedFinding } from '../lib/findings/located-finding';
import { valueAt } from '../lib/kubernetes/json';
import { declaredByNeeds } from '../lib/needs/lines';
import { type Declared, NOTHING_DECLARED } from '../lib/references/declared';
import type { KubeObject } from '../lib/references/kube-object';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import type { StoredInventory } from '../lib/rendered/inventories';
import { type KnownReleases, notKnown } from '../lib/rendered/known';
import { linkKnown } from '../lib/rendered/link-known';
import { plural } from '../lib/units/plural';
import { joinDeclared } from './external';
import { readManifests } from './manifests';

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

/** Looks whether everything that the manifests of a folder refer to exists: they are all that one cluster gets. */
export function linkFolder(
  folder: string,
  { inventories, declared, namespace, needs = findNeeds(folder) }: LinkOptions,
): LinkedFolder {
  const read = manifestFiles(folder).map((file) => readFile(file, namespace));
  const objects = read.flatMap((file) => file.objects);
  const needed = needs === undefined ? NOTHING_DECLARED : declaredByNeeds(readFileSync(needs, 'utf8'));
  const { known, broken } = linkKnown(objects, inventories, joinDeclared(needed, declared));
  return {
    problems: read.flatMap((file) => file.problems),
    broken: broken.map((found) => ({ finding: linkFinding(found, found.object), location: found.origin })),
    summary: [summary(folder, objects, known), ...hints(read, namespace)].join('\n'),
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

/** What tools keep for themselves begins with a dot. */
function manifestFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(folder, file)
          .split(/[\\/]/)
          .some((part) => part.startsWith('.') || part === 'node_modules'),
    )
    .sort();
}

interface ReadFile {
  readonly objects: readonly KubeObject[];
  readonly problems: readonly string[];

  /** Does it say how Kustomize changes the objects beside it? */
  readonly changesOthers: boolean;
}

const DEFAULT = 'default';

/** Fields by which Kustomize changes what others refer to, and what they refer to. */
const CHANGES =
  /^(?:namespace|namePrefix|nameSuffix|patches\w*|components|\w+Generator|labels|commonLabels|transformers):/m;

function readFile(file: string, namespace = DEFAULT): ReadFile {
  const text = readFileSync(file, 'utf8');
  const { objects, problems } = readManifests(text, file, namespace);
  return {
    objects: objects.filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config.k8s.io/')),
    problems: problems.map(({ line, problem, fix }) => `${file}:${line}: ${problem}; ${fix}`),
    changesOthers: /^kustomization\.ya?ml$/.test(basename(file)) && CHANGES.test(text),
  };
}

function summary(folder: string, objects: readonly KubeObject[], known: KnownReleases): string {
  const unknown = notKnown(known).map(describeRelease);
  const counts = `${plural(objects.length, 'object')}, ${plural(known.fresh.length, 'release')} known, ${unknown.length} not known`;
  return `${folder}: ${counts}${unknown.length > 0 ? `: ${unknown.join(', ')}` : ''}`;
}

/** Why the folder may not be what the cluster gets. */
function hints(files: readonly ReadFile[], namespace: string | undefined): readonly string[] {
  const unplaced = files
    .flatMap(({ objects }) => objects)
    .filter((object) => object.namespace !== undefined && !saysNamespace(object)).length;
  return [
    ...(unplaced > 0 && namespace === undefined
      ? [`${plural(unplaced, 'object')} without a namespace, taken as of ${DEFAULT}: --namespace names another one`]
      : []),
    ...(files.some(({ changesOthers }) => changesOthers)
      ? ['a kustomization.yaml changes what is delivered: link what kustomize build prints']
      : []),
  ];
}

function saysNamespace({ json }: KubeObject): boolean {
  return valueAt(json, 'metadata', 'namespace') !== undefined;
}

/** `loki (loki 6.49.0)`; a chart that is an object of its own has no name here. */
function describeRelease({ name, chart, version }: DeliveredRelease): string {
  return chart === '' ? name : `${name} (${chart} ${version})`;
}
