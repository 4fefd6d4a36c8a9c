import { posix } from 'node:path';
import { Document, isCollection, isMap, parseDocument } from 'yaml';
import { mergeLayers } from '../../lib/environment/yaml/merge';
import type { Edit, EnvironmentPath } from '../../lib/findings/finding';
import { goesEmpty } from '../../lib/findings/repair';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

interface Layer {
  readonly path: string;
  readonly document: Document;
}

/** The data of an environment with all that it extends. */
export function dataOf(files: Files, environment: string): JsonObject {
  const { extends: _, ...data } = merged(layersOf(files, environment));
  return data;
}

/** Makes edits where the values stand that they are about, and leaves every comment. */
export function applyToFiles(files: Files, environment: string, edits: readonly Edit[]): Files {
  const layers = layersOf(files, environment).map(withoutAliases);
  for (const edit of edits) make(layers, edit);
  const texts = layers.map(({ path, document }) => [path, document.toString({ lineWidth: 0 })] as const);
  return { ...files, ...Object.fromEntries(texts) };
}

/** The file itself first. */
function layersOf(files: Files, path: string): readonly Layer[] {
  const document = parseDocument(files[path] ?? '', { merge: true, stringKeys: true });
  const base: unknown = document.get('extends');
  const rest = typeof base === 'string' ? layersOf(files, posix.join(posix.dirname(path), base)) : [];
  return [{ path, document: document as Document }, ...rest];
}

function merged(layers: readonly Layer[]): JsonObject {
  return layers
    .map(({ document }): JsonObject => {
      const data: unknown = document.toJS();
      return isJsonObject(data) ? data : {};
    })
    .reduceRight((base, derived) => mergeLayers(base, derived));
}

/** An alias can't be changed without its anchor. */
function withoutAliases({ path, document }: Layer): Layer {
  const text = document.toString();
  const isShared = /[&*]\w|<<:/.test(text);
  return { path, document: isShared ? new Document(document.toJS()) : document };
}

function make(layers: readonly Layer[], edit: Edit): void {
  const { path } = edit;
  const value = valueAt(merged(layers), ...path);
  if (edit.change === 'remove' || edit.change === 'move') for (const layer of layers) remove(layer, path);
  if (edit.change === 'set') put(layerOf(layers, path), path, edit.value);
  if (edit.change === 'add') put(layerOf(layers, path), path, [...(Array.isArray(value) ? value : []), edit.value]);
  if (edit.change === 'move' && value !== undefined) put(layerOf(layers, edit.to), edit.to, value);
}

/** The file that knows the most of a path. */
function layerOf(layers: readonly Layer[], path: EnvironmentPath): Layer {
  const depth = ({ document }: Layer) => path.findLastIndex((_, index) => document.hasIn(path.slice(0, index + 1)));
  const deepest = Math.max(...layers.map(depth));
  const found = layers.find((layer) => depth(layer) === deepest);
  if (!found) throw new Error('there is no file');
  return found;
}

function put({ document }: Layer, path: EnvironmentPath, value: Json): void {
  if (isJsonObject(value) && isMap(document.getIn(path))) {
    for (const [key, below] of Object.entries(value)) put({ path: '', document }, [...path, key], below);
    return;
  }
  const blocked = path.findIndex((_, index) => index > 0 && isBlocked(document, path.slice(0, index)));
  if (blocked > 0) {
    const below = path.slice(blocked).reduceRight<Json>((inner, step) => ({ [step]: inner }), value);
    document.setIn(path.slice(0, blocked), document.createNode(below));
    return;
  }
  document.setIn(path, document.createNode(value));
}

function isBlocked(document: Document, path: EnvironmentPath): boolean {
  return document.hasIn(path) && !isCollection(document.getIn(path, true));
}

function remove({ document }: Layer, path: EnvironmentPath): void {
  if (!document.hasIn(path)) return;
  document.deleteIn(path);
  const parent = path.slice(0, -1);
  const left = document.getIn(parent, true);
  if (!isCollection(left) || left.items.length > 0 || !goesEmpty(parent)) return;
  // A patch is of no use without operations.
  remove({ path: '', document }, parent.at(-1) === 'operations' ? parent.slice(0, -1) : parent);
}
