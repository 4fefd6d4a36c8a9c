import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';
import { isJsonObject, type JsonObject } from '../lib/kubernetes/json';
import { type KubeObject, kubeObject, listAt } from '../lib/references/kube-object';
import type { DeliveredRelease } from '../lib/rendered/delivered-release';
import type { StoredInventory } from '../lib/rendered/inventories';
import { quickDocuments } from '../lib/syntax/read-yaml';

/** A file of an environment's folder. */
export interface SourceFile {
  /** Within the folder: `2-releases/loki-helmrelease.yaml`. */
  readonly name: string;

  /** From where this program runs. */
  readonly path: string;
  readonly text: string;

  /** Why nobody can read it. @default - it can be read */
  readonly unreadable?: string;

  /** The maps in it, if it is YAML. */
  readonly documents: readonly JsonObject[];

  /** Those documents that are objects of Kubernetes. */
  readonly objects: readonly KubeObject[];
}

/** A release, and what Helm made of it. */
export interface RenderedRelease {
  readonly release: DeliveredRelease;
  readonly result: Rendering;
}

/** Result of rendering a release: its objects, or why there are none. */
export type Rendering =
  | { readonly objects: readonly KubeObject[] }
  | { readonly unavailable: string }
  | { readonly failed: string };

/** @returns why a release was not rendered, or nothing if it was */
export function notRendered(result: Rendering): string | undefined {
  if ('objects' in result) return undefined;
  return 'failed' in result ? 'Helm does not render its release' : result.unavailable;
}

/** Files, releases and inventories of one environment, to be judged. */
export interface Material {
  readonly environment: string;
  readonly files: readonly SourceFile[];
  readonly releases: readonly RenderedRelease[];

  /** Rendered inventories of the releases. */
  readonly inventories: readonly StoredInventory[];
}

/** Reads all files of a folder, in the order of their names. */
export function readFiles(folder: string): readonly SourceFile[] {
  return [...namesBelow(folder)].sort().map((name) => readFile(folder, name));
}

/** Links count as what they lead to; one that leads nowhere is a file that cannot be read. */
function namesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    return isFolder ? namesBelow(path).map((below) => join(name, below)) : [name];
  });
}

function readFile(folder: string, name: string): SourceFile {
  const path = join(folder, name);
  try {
    const text = readFileSync(path, 'utf8');
    const documents = /\.(?:ya?ml|json)$/.test(name) ? readDocuments(text) : [];
    return { name, path, text, documents, objects: documents.flatMap((document) => objectOf(document, name)) };
  } catch (failure) {
    const unreadable = failure instanceof Error ? failure.message : String(failure);
    return { name, path, text: '', unreadable, documents: [], objects: [] };
  }
}

/** @throws if it is no YAML */
function readDocuments(text: string): readonly JsonObject[] {
  return (quickDocuments(text) ?? placedDocuments(text)).filter(isJsonObject).flatMap(itemsOf);
}

/** By the parser that knows lines. @throws if it is no YAML */
function placedDocuments(text: string): readonly unknown[] {
  const lineCounter = new LineCounter();
  // `prettyErrors` would quote the text, credentials included.
  const documents = [...parseAllDocuments(text, { lineCounter, logLevel: 'silent', prettyErrors: false })];
  for (const { message, pos } of documents.flatMap(({ errors }) => errors))
    throw new Error(`line ${lineCounter.linePos(pos[0]).line}: ${message}`);
  return documents.map((document): unknown => document.toJS());
}

function itemsOf(document: JsonObject): readonly JsonObject[] {
  return document.kind === 'List' ? listAt(document, 'items') : [document];
}

/** What only kustomize reads may have a name, too. */
function objectOf(document: JsonObject, origin: string): readonly KubeObject[] {
  const object = kubeObject(document, origin);
  return object && !object.apiVersion.startsWith('kustomize.config.k8s.io/') ? [object] : [];
}

/** Collects the objects in the files of the folder. */
export function plainObjects({ files }: Material): readonly KubeObject[] {
  return files.flatMap(({ objects }) => objects);
}

/** Collects the objects that charts render, as far as the charts were available. */
export function renderedObjects({ releases }: Material): readonly KubeObject[] {
  return releases.flatMap(({ result }) => ('objects' in result ? result.objects : []));
}
