import type { SyntaxNode } from '@lezer/common';
import { allNodes, type QueryNode } from './logql-tree';

/** What fits the grammar, and what Loki refuses all the same: grafana/loki@v3.6.3:pkg/logql/syntax/ast.go. */
export function meaningProblem(part: QueryNode): string | undefined {
  return MEANINGS[part.node.name]?.(part);
}

const MEANINGS: Readonly<Record<string, (part: QueryNode) => string | undefined>> = {
  RangeAggregationExpr: rangeProblem,
  VectorAggregationExpr: vectorProblem,
  BinOpExpr: operationProblem,
  Duration: (part) => (textOf(part).includes('.') ? `\`${textOf(part)}\` is no whole number of a unit` : undefined),
};

/** Aggregations of numbers that lines hold, which can be grouped as well. */
const OF_NUMBERS = ['avg', 'stddev', 'stdvar', 'quantile', 'max', 'min', 'first', 'last'].map(overTime);
const WITH_UNWRAP = [...OF_NUMBERS, 'sum_over_time', 'rate', 'rate_counter', 'absent_over_time'];
const WITHOUT_UNWRAP = ['bytes_over_time', 'bytes_rate', 'count_over_time', 'rate', 'absent_over_time'];

function rangeProblem(part: QueryNode): string | undefined {
  const name = operator(part, 'RangeOp');
  const isQuantile = name === 'quantile_over_time';
  const hasNumber = part.node.getChild('Number') !== null;
  const unwraps = allNodes(part).some(({ node }) => node.name === 'UnwrapExpr');
  if (hasNumber && !isQuantile) return `\`${name}\` takes no number`;
  if (!hasNumber && isQuantile) return `\`${name}\` needs a number in front, such as 0.99`;
  if (unwraps && !WITH_UNWRAP.includes(name)) return `\`${name}\` counts lines, and takes no \`unwrap\``;
  if (!unwraps && !WITHOUT_UNWRAP.includes(name))
    return `\`${name}\` needs an \`unwrap\` that says which number it takes`;
  if (part.node.getChild('Grouping') && !OF_NUMBERS.includes(name)) {
    return `\`${name}\` can not be grouped; \`sum by (…) (${name}(…))\` can`;
  }
  return undefined;
}

const LIMITING = ['topk', 'bottomk', 'approx_topk'];
const UNGROUPED = ['sort', 'sort_desc', 'approx_topk'];

function vectorProblem(part: QueryNode): string | undefined {
  const name = operator(part, 'VectorOp');
  const number = part.node.getChild('Number');
  const isCount = number !== null && /^0*[1-9]\d*$/.test(part.query.slice(number.from, number.to));
  if (number !== null && !LIMITING.includes(name)) return `\`${name}\` takes no number`;
  if (!isCount && LIMITING.includes(name)) return `\`${name}\` needs a whole number above zero in front`;
  if (isGrouped(part.node) && UNGROUPED.includes(name)) return `\`${name}\` can not be grouped`;
  return undefined;
}

/** `by ()` groups as well, and what is only sorted may have it. */
function isGrouped(node: SyntaxNode): boolean {
  return Boolean(node.getChild('Grouping')?.getChild('Labels'));
}

/** What makes more of numbers than one number. */
const VECTORS = ['RangeAggregationExpr', 'VectorAggregationExpr', 'VectorExpr', 'LabelReplaceExpr'];
const SETS = ['And', 'Or', 'Unless'];

function operationProblem({ node, query }: QueryNode): string | undefined {
  const sides = node.getChildren('Expr').map((side) => allNodes({ node: side, query }).map((inner) => inner.node.name));
  if (sides.some((names) => names.includes('LogExpr') && !names.some((name) => VECTORS.includes(name)))) {
    return 'it calculates with lines; `count_over_time(…)` or `rate(…)` makes numbers of them';
  }
  const isSet = SETS.some((name) => node.getChild(name));
  if (isSet && sides.some((names) => !names.some((name) => VECTORS.includes(name)))) {
    return '`and`, `or` and `unless` take no plain number; `vector(…)` makes one that they take';
  }
  return undefined;
}

function operator(part: QueryNode, kind: string): string {
  const node = part.node.getChild(kind);
  const [name = ''] = node ? (/^\w+/.exec(part.query.slice(node.from)) ?? []) : [];
  return name.toLowerCase();
}

function textOf({ node, query }: QueryNode): string {
  return query.slice(node.from, node.to);
}

function overTime(name: string): string {
  return `${name}_over_time`;
}
