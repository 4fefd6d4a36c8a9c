import { parser } from '@grafana/lezer-logql';
import type { SyntaxNode } from '@lezer/common';
import { remembered } from '../collections/remembered';
import { inGrammar } from './logql-dialect';
import { type LogqlProblem, problemOf } from './logql-problems';
import { allNodes, ancestors, matcherOf, type QueryNode, stringIn } from './logql-tree';
import type { LabelMatcher } from './matcher';

/** A filter on what a line bears before anything is parsed out of it: a label, or structured metadata. */
export interface LabelFilter {
  /** Name of the label or of the structured metadata. */
  readonly label: string;

  /** @default - a comparison with a number, a size, a duration or addresses: it needs a value */
  readonly matcher?: LabelMatcher;

  /** Whether a line may pass without it, because of an `or`. */
  readonly optional: boolean;
}

/** One pair of braces in a query, with the filters and groupings that apply to it. */
export interface LogSelection {
  /** Matchers in the braces: `{namespace="loki"}`. */
  readonly matchers: readonly LabelMatcher[];

  /** Label filters behind the braces, up to the first parser. */
  readonly filters: readonly LabelFilter[];

  /** What results are grouped by, as far as it must be a label or structured metadata. */
  readonly groupedBy: readonly string[];
}

/** What a LogQL query asks for, as far as it could be read. */
export interface LogqlReading {
  /** @default - the query can be read */
  readonly problem?: LogqlProblem;

  /** Whether the query gives lines, not numbers. */
  readonly givesLines: boolean;

  /** Selections of the query, in the order of the text. */
  readonly selections: readonly LogSelection[];

  /** What must be a pattern of RE2, in the order of the text. */
  readonly patterns: readonly string[];
}

/** Reads a query; of one that has a problem, as much as could be parsed. */
export const readLogql = remembered(read);

function read(query: string): LogqlReading {
  const nodes = allNodes({ node: parser.parse(inGrammar(query)).topNode, query });
  return {
    problem: nodes.map(problemOf).find((problem) => problem !== undefined),
    givesLines:
      nodes.find(({ node }) => node.name === 'LogExpr' || node.name === 'MetricExpr')?.node.name === 'LogExpr',
    selections: nodes.filter(({ node }) => node.name === 'Selector').map(readSelection),
    patterns: nodes.flatMap(patternsOf),
  };
}

/** After these a line has labels that nobody but the query knows. */
const MAKES_LABELS = [
  'LogfmtParser',
  'LogfmtExpressionParser',
  'LabelParser',
  'JsonExpressionParser',
  'LabelFormatExpr',
  'LabelReplaceExpr',
];

function readSelection(selector: QueryNode): LogSelection {
  const { node, query } = selector;
  const pipeline = node.parent ? allNodes({ node: node.parent, query }) : [];
  const parsed = pipeline.findIndex((stage) => MAKES_LABELS.includes(stage.node.name));
  return {
    matchers: allNodes(selector).flatMap(matcherOf),
    filters: (parsed === -1 ? pipeline : pipeline.slice(0, parsed)).flatMap(filterOf),
    groupedBy: parsed === -1 ? groupings(selector) : [],
  };
}

/** Filters without a `Matcher`, and what makes a label the value of a line. */
const COMPARISONS = ['NumberFilter', 'DurationFilter', 'BytesFilter', 'IpLabelFilter', 'UnwrapExpr'];

function filterOf(part: QueryNode): readonly LabelFilter[] {
  const { node, query } = part;
  if (node.name === 'Matcher' && node.parent?.name === 'LabelFilter') {
    return matcherOf(part).map((matcher) => ({ label: matcher.label, matcher, optional: isOptional(node) }));
  }
  const name = COMPARISONS.includes(node.name) && node.getChild('Identifier');
  return name ? [{ label: query.slice(name.from, name.to), optional: isOptional(node) }] : [];
}

function isOptional(node: SyntaxNode): boolean {
  return ancestors(node).some((above) => above.name === 'LabelFilter' && above.getChild('Or'));
}

/** The labels of each `by (…)` around a selection, up to where a function makes new ones. */
function groupings({ node, query }: QueryNode): readonly string[] {
  const around = ancestors(node);
  const known = around.findIndex(({ name }) => MAKES_LABELS.includes(name));
  return (known === -1 ? around : around.slice(0, known))
    .flatMap((above) => above.getChild('Grouping') ?? [])
    .filter((grouping) => grouping.getChild('By'))
    .flatMap((grouping) => allNodes({ node: grouping, query }))
    .filter((part) => part.node.name === 'Identifier')
    .map((part) => query.slice(part.node.from, part.node.to));
}

function patternsOf(part: QueryNode): readonly string[] {
  return holdsPatterns(part.node) ? allNodes(part).flatMap(stringIn) : labelReplacePattern(part);
}

function holdsPatterns(node: SyntaxNode): boolean {
  const operator = node.name === 'LineFilter' ? node.getChild('Filter') : node;
  const operators = { Matcher: ['Re', 'Nre'], LineFilter: ['PipeMatch', 'Nre'], LabelParser: ['Regexp'] };
  return Object.entries(operators).some(
    ([name, tokens]) => name === node.name && tokens.some((token) => operator?.getChild(token)),
  );
}

/** The last of its strings. */
function labelReplacePattern({ node, query }: QueryNode): readonly string[] {
  const [pattern] = node.name === 'LabelReplaceExpr' ? node.getChildren('String').reverse() : [];
  return pattern ? stringIn({ node: pattern, query }) : [];
}
