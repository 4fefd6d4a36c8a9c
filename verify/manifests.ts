import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import { nestingProblem, syntaxProblem } from '../lib/environment/yaml/yaml-problem';
import { isJsonObject, type JsonObject } from '../lib/kubernetes/json';
import { type KubeObject, kubeObject } from '../lib/references/kube-object';
import { quickDocuments } from '../lib/syntax/read-yaml';

/** Maps in a text of YAML, and why others can't be read. */
export interface ReadItems {
  readonly items: readonly JsonObject[];
  readonly problems: readonly ManifestProblem[];
}

/** Objects in a text of YAML, and why others can't be read. */
export interface ReadManifests {
  readonly objects: readonly KubeObject[];
  readonly problems: readonly ManifestProblem[];
}

export interface ManifestProblem {
  readonly line: number;

  /** Without a full stop. */
  readonly problem: string;
  readonly fix: string;
}

/**
 * Reads a text of one or many documents. What is no object of Kubernetes is left out.
 * @param namespace that of objects which do not say theirs
 */
export function readManifests(text: string, origin: string, namespace?: string): ReadManifests {
  const { items, problems } = readItems(text);
  return { objects: items.flatMap((item) => kubeObject(item, origin, namespace) ?? []), problems };
}

/** Reads the maps in a text of one or many documents. A `List`, of one kind or of several, counts as its items. */
export function readItems(text: string): ReadItems {
  const nesting = nestingProblem(text);
  if (nesting) {
    const { offset, problem, fix } = nesting;
    return { items: [], problems: [{ line: text.slice(0, offset).split('\n').length, problem, fix }] };
  }
  const quick = quickDocuments(text);
  return quick ? { items: quick.flatMap(listed), problems: [] } : readPlaced(text);
}

/** By the parser that knows lines: it reads everything, tells what is wrong where, and takes its time. */
function readPlaced(text: string): ReadItems {
  const lineCounter = new LineCounter();
  const lineOf = (offset: number) => lineCounter.linePos(offset).line;
  // Of two equal keys Helm and the API server take the last. `prettyErrors` would quote the text, credentials included.
  const options = { lineCounter, prettyErrors: false, uniqueKeys: false, merge: true, logLevel: 'error' } as const;
  const documents = [...parseAllDocuments(text, options)];
  return {
    items: documents.flatMap(itemsOf),
    problems: documents
      .flatMap((document) => syntaxProblem(document, text, lineOf) ?? [])
      .map(({ offset, problem, fix }) => ({ line: lineOf(offset), problem, fix })),
  };
}

function itemsOf(document: Document.Parsed): readonly JsonObject[] {
  return document.errors.length > 0 ? [] : listed(plainData(document));
}

/** Nothing if aliases stand for so much that the parser gives up. */
function plainData(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

function listed(data: unknown): readonly JsonObject[] {
  if (!isJsonObject(data)) return [];
  const { apiVersion, kind, items } = data;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return [data];
  if (kind === 'List') return items.flatMap(listed);
  // Items of a `ConfigMapList` need not say what they are.
  const own = { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item) => (isJsonObject(item) ? listed({ ...own, ...item }) : []));
}
