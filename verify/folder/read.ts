import { readFileSync } from 'node:fs';
import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { groupOf } from '../../lib/kubernetes/scope';
import type { DeclaredObject } from '../../lib/references/declared';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import { joinTwins } from '../../lib/references/twins';
import { readItems } from '../manifests';
import { deliveredBy } from './deliveries';
import { isKustomization, manifestFiles } from './files';
import { type Kustomized, kustomizedBy } from './kustomize';
import { scopesIn } from './scopes';

/** What a folder holds, and what speaks against it being what a cluster gets. */
export interface ReadFolder {
  readonly objects: readonly KubeObject[];

  /** Why manifests can't be read, a line a file. */
  readonly problems: readonly string[];

  /** ConfigMaps and Secrets that Kustomize makes. */
  readonly makes: readonly DeclaredObject[];

  /** Number of objects that do not say their namespace. */
  readonly unplaced: number;

  /** Whether Kustomize or Flux moves objects into other namespaces. */
  readonly moves: boolean;

  /** Whether Kustomize or an engine changes objects on their way. */
  readonly changes: boolean;

  /** What is brought that the folder does not hold, as its files name it. */
  readonly brings: readonly string[];

  /** Folders of charts, which are not read. */
  readonly charts: readonly string[];

  /** Files with templates in them, which are not read. */
  readonly templates: readonly string[];
}

/** Where kubectl puts objects that do not say their namespace. */
const DEFAULT = 'default';

/**
 * Reads the manifests of a folder.
 * @param namespace that of objects which do not say theirs
 */
export function readFolder(folder: string, namespace = DEFAULT): ReadFolder {
  const { files, charts } = manifestFiles(folder);
  const read = files.map(readFile);
  const items = read.flatMap((file) => file.items.map((item) => ({ ...file, item })));
  const scopeOf = scopesIn(items.map(({ item }) => item));
  const found = items.flatMap(({ file, item }) => kubeObject(item, file, namespace, scopeOf) ?? []);
  const objects = joinTwins(found.filter(isDelivered), identity);
  const kustomized = read.flatMap(({ file, kustomization }) =>
    kustomization ? [kustomizedBy(kustomization, file, folder, namespace)] : [],
  );
  const delivered = deliveredBy(objects, files);
  const changers: readonly Pick<Kustomized, 'moves' | 'changes' | 'brings'>[] = [...kustomized, delivered];
  return {
    objects,
    problems: read.flatMap((file) => file.problem ?? []),
    makes: kustomized.flatMap(({ makes }) => makes),
    unplaced: found.filter(({ namespace: own, json }) => own !== undefined && !saysNamespace(json)).length,
    moves: changers.some(({ moves }) => moves),
    changes: changers.some(({ changes }) => changes),
    brings: [...new Set(changers.flatMap(({ brings }) => brings))],
    charts,
    templates: read.flatMap(({ file, isTemplate }) => (isTemplate ? [file] : [])),
  };
}

interface ReadFile {
  readonly file: string;
  readonly items: readonly JsonObject[];
  readonly kustomization?: JsonObject;
  readonly problem?: string;
  readonly isTemplate?: true;
}

/** What names no kind is no manifest, whatever else it is. */
function readFile(file: string): ReadFile {
  const text = readFileSync(file, 'utf8');
  const kustomizes = isKustomization(file);
  if (!kustomizes && !(text.includes('kind') && text.includes('apiVersion'))) return { file, items: [] };
  const { items, problems } = readItems(text);
  const [first, ...more] = problems;
  // Templates of programs that are no charts, such as Ansible's.
  if ((first || !items.every(isPlain)) && /\{\{|\{%/.test(text)) return { file, items: [], isTemplate: true };
  const others = more.length > 0 ? `, and ${more.length} more in this file` : '';
  return {
    file,
    items: kustomizes ? [] : items,
    ...(kustomizes && items[0] && { kustomization: items[0] }),
    ...(first && { problem: `${file}:${first.line}: ${first.problem}; ${first.fix}${others}` }),
  };
}

/** `namespace: {{ .Release.Namespace }}` is a map. */
function isPlain({ metadata }: JsonObject): boolean {
  return ['name', 'namespace'].every((key) => typeof (valueAt(metadata, key) ?? '') !== 'object');
}

/** Components of Kustomize, and whatever else only its command reads, reach no cluster. */
function isDelivered({ apiVersion }: KubeObject): boolean {
  return groupOf(apiVersion) !== 'kustomize.config.k8s.io';
}

function identity({ apiVersion, kind, namespace = '', name }: KubeObject): string {
  return `${groupOf(apiVersion)} ${kind} ${namespace}/${name}`;
}

function saysNamespace(json: JsonObject): boolean {
  return valueAt(json, 'metadata', 'namespace') !== undefined;
}
