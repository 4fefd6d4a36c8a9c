import { meaningProblem } from './logql-meaning';
import { allNodes, type QueryNode, stringIn } from './logql-tree';

/** Something that Loki refuses. */
export interface LogqlProblem {
  /** Where it stands, from 0. */
  readonly position: number;

  /** What is wrong, in a clause without a full stop. */
  readonly problem: string;
}

/** What is wrong with a part of a query, whatever is in it. */
export function problemOf(part: QueryNode): LogqlProblem | undefined {
  const { node, query } = part;
  if (node.type.isError) return isEmptySelector(part) ? undefined : unexpected(part);
  if (node.name === 'LabelParser') return withoutCapture(part);
  const meaning = meaningProblem(part);
  if (meaning !== undefined) return { position: node.from, problem: meaning };
  if (node.name !== 'String' || stringIn(part).length > 0) return undefined;
  const text = query.slice(node.from, node.to);
  return {
    position: node.from,
    problem: `a backslash in \`${text}\` escapes nothing; between backticks it would mean itself`,
  };
}

/** Loki reads `{}`, and refuses it later. */
function isEmptySelector({ node, query }: QueryNode): boolean {
  const { parent } = node;
  return parent?.name === 'Selector' && /^\{\s*\}$/.test(query.slice(parent.from, parent.to));
}

function unexpected({ node, query }: QueryNode): LogqlProblem {
  const [next] = query.slice(node.from).match(/\w+|\S/) ?? [];
  const problem = next === undefined ? 'it ends too early' : `it can not go on with \`${next}\``;
  return { position: node.from, problem };
}

/** Parsers that take out of a line what their text names, with how a name looks. */
const CAPTURES = {
  Regexp: { parser: 'regexp', capture: /\(\?P?<\w/, names: /\(\?P?<(\w+)>/g, example: '(?P<status>\\d+)' },
  Pattern: { parser: 'pattern', capture: /<[a-z]\w*>/i, names: /<([a-z]\w*)>/gi, example: '<status>' },
} as const;

function withoutCapture(part: QueryNode): LogqlProblem | undefined {
  const [, captures] = Object.entries(CAPTURES).find(([name]) => part.node.getChild(name)) ?? [];
  const [text] = allNodes(part).flatMap(stringIn);
  if (!captures || text === undefined) return undefined;
  const { parser, capture, names, example } = captures;
  if (capture.test(text)) return ambiguous(part, names, text);
  return {
    position: part.node.from,
    problem: `\`${parser}\` takes nothing out of a line without a name such as \`${example}\``,
  };
}

/** Each part of a line has one name, and something tells where it ends. */
function ambiguous({ node }: QueryNode, pattern: RegExp, text: string): LogqlProblem | undefined {
  const names = [...text.matchAll(pattern)].map(([, name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { position: node.from, problem: `it takes out \`${twice}\` twice` };
  if (!node.getChild('Pattern') || !/<(?:_|[a-z]\w*)><(?:_|[a-z]\w*)>/i.test(text)) return undefined;
  return { position: node.from, problem: 'nothing stands between two parts of its pattern' };
}
