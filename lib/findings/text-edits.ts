import { isCollection, isMap, isNode, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { isJsonObject, type Json } from '../kubernetes/json';
import { toYaml } from '../syntax/yaml';
import { yamlLine } from '../syntax/yaml-line';
import type { Edit, EnvironmentPath } from './finding';
import { goesEmpty } from './repair';
import {
  type Collection,
  endOf,
  keyOf,
  lineStart,
  nextLine,
  nodeAt,
  pairAt,
  type Source,
  splice,
  startOf,
} from './text-places';

/** Makes one edit in a text of YAML. @returns `undefined` where the text has no place for it */
export function editText(text: string, edit: Edit): string | undefined {
  const { contents } = parseDocument(text, { prettyErrors: false, merge: true, stringKeys: true });
  const source: Source = { text, root: contents ?? undefined };
  switch (edit.change) {
    case 'set':
      return set(source, edit.path, edit.value);
    case 'add':
      return add(source, edit.path, edit.value);
    case 'remove':
      return remove(source, edit.path);
    case 'move':
      return move(source, edit.path, edit.to);
  }
}

function set(source: Source, path: EnvironmentPath, value: Json): string | undefined {
  const { text } = source;
  const node = nodeAt(source, path);
  if (isMap(node) && isJsonObject(value)) {
    return Object.entries(value).reduce<string | undefined>(
      (before, [key, below]) =>
        before === undefined ? undefined : editText(before, { change: 'set', path: [...path, key], value: below }),
      text,
    );
  }
  if (isCollection(node) && !node.flow) return undefined;
  if (isCollection(node) || isScalar(node)) {
    const [start, end] = node.range ?? [0, 0];
    const isEmpty = start === end;
    return isEmpty || text.slice(start, end).includes('\n') ? undefined : splice(text, start, end, yamlLine(value));
  }
  const depth = path.findIndex((_, index) => nodeAt(source, path.slice(0, index + 1)) === undefined);
  const parent = nodeAt(source, path.slice(0, depth));
  const key = path[depth];
  if (!isMap(parent) || typeof key !== 'string') return undefined;
  return insert(source, parent, nested([key], nested(path.slice(depth + 1), value)));
}

function add(source: Source, path: EnvironmentPath, item: Json): string | undefined {
  const node = nodeAt(source, path);
  if (node === undefined) return set(source, path, [item]);
  return isSeq(node) ? insert(source, node, [item]) : undefined;
}

/** Puts entries behind the last one of a map or a list, in the way in which that is written. */
function insert({ text }: Source, into: Collection, entries: Json): string | undefined {
  const [start, end] = into.range ?? [0, 0];
  const last = into.items.at(-1);
  if (into.flow) {
    const written = yamlLine(entries).slice(1, -1).trim();
    const after = last === undefined ? start + 1 : endOf(last);
    const isSpaced = last === undefined && isJsonObject(entries);
    const added = last === undefined ? (isSpaced ? ` ${written} ` : written) : `, ${written}`;
    return after === undefined ? undefined : splice(text, after, last === undefined ? end - 1 : after, added);
  }
  const first = startOf(into.items[0]);
  const behind = last === undefined ? undefined : endOf(last);
  if (first === undefined || behind === undefined) return undefined;
  const column = (isSeq(into) ? text.lastIndexOf('-', first) : first) - lineStart(text, first);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = toYaml(entries).trimEnd().split('\n');
  const block = lines.map((line) => `${' '.repeat(column)}${line}${eol}`).join('');
  const place = nextLine(text, behind);
  const before = place > 0 && text[place - 1] !== '\n' ? eol : '';
  return splice(text, place, place, before + block);
}

function remove(source: Source, path: EnvironmentPath): string | undefined {
  const { text } = source;
  const place = whatGoes(source, path);
  const parent = nodeAt(source, place.slice(0, -1));
  if (!isCollection(parent)) return undefined;
  const index = parent.items.findIndex((item, at) => (isPair(item) ? keyOf(item) : at) === place.at(-1));
  const item = parent.items[index];
  const [start, end] = [startOf(item), item === undefined ? undefined : endOf(item)];
  if (start === undefined || end === undefined) return undefined;
  if (parent.flow) {
    const [next, previous] = [startOf(parent.items[index + 1]), parent.items[index - 1]];
    if (next !== undefined) return splice(text, start, next, '');
    return splice(text, previous === undefined ? start : (endOf(previous) ?? start), end, '');
  }
  // What stands alone would leave a key without a value.
  if (parent.items.length === 1) return undefined;
  const from = lineStart(text, start);
  const isOwnLine =
    /^\s*(?:-\s+)?$/.test(text.slice(from, start)) && (isSeq(parent) || !text.slice(from, start).includes('-'));
  return isOwnLine ? splice(text, from, nextLine(text, end), '') : undefined;
}

/** An entry, or what would be left empty above it and goes as well. */
function whatGoes(source: Source, path: EnvironmentPath): EnvironmentPath {
  const parent = path.slice(0, -1);
  const node = nodeAt(source, parent);
  const isLast = isCollection(node) && node.items.length === 1;
  // A patch is of no use without operations.
  const above = path[0] === 'patches' && parent.at(-1) === 'operations' ? parent.slice(0, -1) : parent;
  return isLast && parent.length > 0 && goesEmpty(parent) ? whatGoes(source, above) : path;
}

function move(source: Source, path: EnvironmentPath, to: EnvironmentPath): string | undefined {
  const { text } = source;
  const pair = pairAt(source, path);
  const name = to.at(-1);
  if (!pair || !isScalar(pair.key) || typeof name !== 'string' || nodeAt(source, to) !== undefined) return undefined;
  const isRenamed = path.length === to.length && path.slice(0, -1).every((step, index) => step === to[index]);
  const [start, end] = pair.key.range ?? [0, 0];
  if (isRenamed) return splice(text, start, end, yamlLine(name));
  const value = isNode(pair.value) ? pair.value : undefined;
  // A comment would stay behind, or go.
  if (!value || text.slice(start, value.range?.[1]).includes('#')) return undefined;
  const removed = remove(source, path);
  return removed === undefined
    ? undefined
    : editText(removed, { change: 'set', path: to, value: value.toJSON() as Json }); // YAML with keys of text is JSON
}

function nested(path: EnvironmentPath, value: Json): Json {
  return path.reduceRight<Json>((below, step) => ({ [step]: below }), value);
}
