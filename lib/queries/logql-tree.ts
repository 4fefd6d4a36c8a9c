import type { SyntaxNode } from '@lezer/common';
import { unquote } from '../syntax/go-string';
import type { LabelMatcher } from './matcher';

/** A node of the syntax tree of a query, with the text that its positions refer to. */
export interface QueryNode {
  /** Node of the syntax tree. */
  readonly node: SyntaxNode;

  /** Text of the whole query. */
  readonly query: string;
}

/** Lists a node and all nodes in it, in the order of the text. */
export function allNodes({ node, query }: QueryNode): readonly QueryNode[] {
  const found: QueryNode[] = [];
  node.cursor().iterate((part) => {
    found.push({ node: part.node, query });
  });
  return found;
}

/** Lists the ancestors of a node, the nearest first. */
export function ancestors({ parent }: SyntaxNode): readonly SyntaxNode[] {
  return parent ? [parent, ...ancestors(parent)] : [];
}

/** Reads the value of a string literal. */
export function stringIn({ node, query }: QueryNode): readonly string[] {
  const value = node.name === 'String' ? unquote(query.slice(node.from, node.to)) : undefined;
  return value === undefined ? [] : [value];
}

const OPERATORS = { Eq: '=', Neq: '!=', Re: '=~', Nre: '!~' } as const;

/** Reads a `Matcher` node. */
export function matcherOf(part: QueryNode): readonly LabelMatcher[] {
  const { node, query } = part;
  const [name, operator, string] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
  if (node.name !== 'Matcher' || !name || !string) return [];
  const [, op] = Object.entries(OPERATORS).find(([token]) => token === operator?.name) ?? [];
  const [value] = stringIn({ node: string, query });
  return op === undefined || value === undefined ? [] : [{ label: query.slice(name.from, name.to), op, value }];
}
