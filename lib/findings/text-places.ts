import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { EnvironmentPath } from './finding';

/** A map or a list. */
export type Collection = Extract<Node, { items: unknown[] }>;

/** A text with the tree that was read of it, in which nodes know their offsets. */
export interface Source {
  readonly text: string;
  readonly root: Node | undefined;
}

/** The value at a path, as far as it is written there and not by an alias. */
export function nodeAt({ root }: Source, path: EnvironmentPath): Node | undefined {
  return path.reduce<Node | undefined>((node, step) => {
    if (isMap(node)) {
      const value = node.items.find((pair) => keyOf(pair) === String(step))?.value;
      // What an alias stands for is written elsewhere.
      return isNode(value) && !isAlias(value) ? value : undefined;
    }
    const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    return isNode(item) && !isAlias(item) ? item : undefined;
  }, root);
}

/** The entry of a map at a path. */
export function pairAt(source: Source, path: EnvironmentPath): Pair | undefined {
  const parent = nodeAt(source, path.slice(0, -1));
  return isMap(parent) ? parent.items.find((pair) => keyOf(pair) === path.at(-1)) : undefined;
}

/** The key of an entry, as text. */
export function keyOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

/** Where an entry or an item starts. */
export function startOf(item: unknown): number | undefined {
  const node = isPair(item) ? item.key : item;
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Where the value ends; a comment behind it comes later. */
export function endOf(item: unknown): number | undefined {
  const node = isPair(item) ? (item.value ?? item.key) : item;
  return isNode(node) ? node.range?.[1] : undefined;
}

/** Puts a text in the place of another one. */
export function splice(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** The start of the line of a place. */
export function lineStart(text: string, place: number): number {
  return text.lastIndexOf('\n', place - 1) + 1;
}

/** The start of the line behind a place, which a block of text reaches by itself. */
export function nextLine(text: string, place: number): number {
  if (place > 0 && text[place - 1] === '\n') return place;
  const end = text.indexOf('\n', place);
  return end < 0 ? text.length : end + 1;
}
