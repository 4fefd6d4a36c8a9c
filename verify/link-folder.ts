import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { linkFinding } from '../lib/checks/links';
import type { LocatedFinding } from '../lib/environment/located-finding';
import { type Declared, NOTHING_DECLARED } from '../lib/link/declared';
import type { KubeObject } from '../lib/link/kube-object';
import { link } from '../lib/link/link';
import { certainlyBroken } from '../lib/lock/certain';
import { type KnownReleases, knownReleases, notKnown } from '../lib/lock/known';
import type { StoredRecord } from '../lib/lock/records';
import { declaredByNeeds } from '../lib/needs/lines';
import { plural } from '../lib/output/plural';
import { readManifests } from './manifests';

/** What a folder of manifests refers to. */
export interface LinkedFolder {
  /** Files that can't be read: `dist/x.yaml:3: …`. */
  readonly problems: readonly string[];
  readonly broken: readonly LocatedFinding[];

  /** `41 objects, 3 releases known, 1 not known: loki (loki 6.49.0)` */
  readonly summary: string;
}

export interface LinkOptions {
  readonly records: readonly StoredRecord[];

  /** What the command line declares, beside the folder's own needs.txt. */
  readonly declared: Declared;

  /** A file in place of that needs.txt. @default - the one in the folder, or the nearest above it */
  readonly needs?: string;
}

/** Looks whether everything that the manifests of a folder refer to exists: they are all that one cluster gets. */
export function linkFolder(
  folder: string,
  { records, declared, needs = findNeeds(folder) }: LinkOptions,
): LinkedFolder {
  const read = manifestFiles(folder).map((file) => readFile(file));
  const objects = read.flatMap((file) => file.objects);
  const known = knownReleases(objects, records);
  const all = [...objects, ...known.objects];
  const needed = needs === undefined ? NOTHING_DECLARED : declaredByNeeds(readFileSync(needs, 'utf8'));
  const broken = certainlyBroken(link(all, joinDeclared(needed, declared)), known);
  return {
    problems: read.flatMap((file) => file.problems),
    broken: broken.map((found) => ({ finding: linkFinding(found, found.object), location: found.origin })),
    summary: summary(folder, objects.length, known),
  };
}

/** The folders with a needs.txt below one that has none are those of clusters; any other folder is that of one. */
export function clusterFolders(folder: string): readonly string[] {
  if (existsSync(join(folder, 'needs.txt'))) return [folder];
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const clusters = below.map(({ name }) => join(folder, name)).filter((child) => existsSync(join(child, 'needs.txt')));
  return clusters.length > 0 ? clusters.sort() : [folder];
}

/** A Service that somebody else runs, as `name.namespace:port`. */
export function parseExternal(text: string): Declared | undefined {
  const [, name, namespace, port] = /^([a-z0-9-]+)\.([a-z0-9-]+):(\d{1,5})$/.exec(text) ?? [];
  if (name === undefined || namespace === undefined) return undefined;
  return { ...NOTHING_DECLARED, services: [{ namespace, name, port: Number(port) }] };
}

export function joinDeclared(...parts: readonly Declared[]): Declared {
  return {
    namespaces: parts.flatMap(({ namespaces }) => namespaces),
    secrets: parts.flatMap(({ secrets }) => secrets),
    services: parts.flatMap(({ services }) => services),
    unusedServices: parts.flatMap(({ unusedServices = [] }) => unusedServices),
    calls: parts.flatMap(({ calls }) => calls),
  };
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
}

function readFile(file: string): ReadFile {
  const { objects, problems } = readManifests(readFileSync(file, 'utf8'), file);
  return {
    objects: objects.filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config.k8s.io/')),
    problems: problems.map(({ line, problem, fix }) => `${file}:${line}: ${problem}; ${fix}`),
  };
}

function summary(folder: string, objects: number, known: KnownReleases): string {
  const unknown = notKnown(known).map(({ name, chart, version }) => `${name} (${chart} ${version})`);
  const counts = `${plural(objects, 'object')}, ${plural(known.fresh.length, 'release')} known, ${unknown.length} not known`;
  return `${folder}: ${counts}${unknown.length > 0 ? `: ${unknown.join(', ')}` : ''}`;
}
