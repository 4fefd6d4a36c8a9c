import type { SyntaxNodeRef } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { remembered } from '../collections/remembered';
import { unquote } from '../syntax/go-string';
import type { LabelMatcher } from './matcher';

/** A place where a query stops being PromQL. */
export interface PromqlProblem {
  /** Column of the text, from 1. */
  readonly column: number;

  /** What stands there; empty at the end of the text. */
  readonly found: string;
}

/** A selector of series in a query. */
export interface MetricSelector {
  /** @default - any metric that the matchers leave: `{__name__=~"loki_.*"}` */
  readonly metric?: string;

  /** Matchers in the braces, without that of the name. */
  readonly matchers: readonly LabelMatcher[];
}

/** What a PromQL query asks for, as far as it could be read. */
export interface PromqlQuery {
  /** Empty if the text is PromQL. */
  readonly problems: readonly PromqlProblem[];

  /** Selectors of the query, in the order of the text. */
  readonly selectors: readonly MetricSelector[];
}

const NAME_LABEL = '__name__';

/** Reads a query as far as it is PromQL. */
export const readPromql = remembered(read);

function read(text: string): PromqlQuery {
  const problems: PromqlProblem[] = [];
  const selectors: MetricSelector[] = [];
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError) problems.push({ column: node.from + 1, found: text.slice(node.from, node.to) });
      if (node.name === 'VectorSelector') selectors.push(selector(node, text));
    },
  });
  return { problems: text.trim() === '' ? [{ column: 1, found: '' }] : problems, selectors };
}

/** `up{job="a"}`, `{__name__="up", job="a"}` and `{"up", job="a"}` are the same. */
function selector({ node }: SyntaxNodeRef, text: string): MetricSelector {
  const list = node.getChild('LabelMatchers');
  const all = ['UnquotedLabelMatcher', 'QuotedLabelMatcher'].flatMap((kind) =>
    (list?.getChildren(kind) ?? []).flatMap((matcher) => labelMatcher(matcher, text) ?? []),
  );
  const quoted = list?.getChild('QuotedLabelName');
  const metric =
    textOf(node.getChild('Identifier'), text) ??
    (quoted ? unquote(text.slice(quoted.from, quoted.to)) : undefined) ??
    all.find(({ label, op }) => label === NAME_LABEL && op === '=')?.value;
  return {
    ...(metric !== undefined && { metric }),
    matchers: metric === undefined ? all : all.filter(({ label }) => label !== NAME_LABEL),
  };
}

type Node = SyntaxNodeRef['node'];

/** @returns `undefined` for a part that the grammar did not understand: it is among the problems */
function labelMatcher(matcher: Node, text: string): LabelMatcher | undefined {
  const quotedName = textOf(matcher.getChild('QuotedLabelName'), text);
  const label = quotedName === undefined ? textOf(matcher.getChild('LabelName'), text) : unquote(quotedName);
  const op = OPERATORS.find((known) => known === textOf(matcher.getChild('MatchOp'), text));
  const literal = textOf(matcher.getChild('StringLiteral'), text);
  const value = literal === undefined ? undefined : unquote(literal);
  return label === undefined || op === undefined || value === undefined ? undefined : { label, op, value };
}

const OPERATORS = ['=', '!=', '=~', '!~'] as const;

function textOf(node: Node | null, text: string): string | undefined {
  return node ? text.slice(node.from, node.to) : undefined;
}
