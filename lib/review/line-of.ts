import { isCollection, isMap, isScalar, LineCounter, type Node, parseAllDocuments, Scalar } from 'yaml';
import type { SettingPath } from '../charts/setting-place';

/**
 * Finds the line of a text of YAML in which a value stands, counted from 1: that of its key, or as far as the way to it is
 * there. A text in it that is YAML itself, as the values of a HelmChart are, is entered.
 * @returns `undefined` if not even the first step is there
 */
export function lineOf(text: string, place: SettingPath): number | undefined {
  const lineCounter = new LineCounter();
  const options = { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;
  const documents = [...parseAllDocuments(text, options)];
  const found = documents.map(({ contents }) => follow(contents, place)).find(({ steps }) => steps > 0);
  if (found?.offset === undefined) return undefined;
  const { line } = lineCounter.linePos(found.offset);
  const rest = place.slice(found.steps);
  const { node } = found;
  if (rest.length === 0 || !isScalar(node) || typeof node.value !== 'string' || !isBlock(node)) return line;
  const [first] = rest;
  // Of a text that is no YAML, a number is one of its lines.
  const within = lineOf(node.value, rest) ?? (typeof first === 'number' ? first + 1 : 0);
  return line + within;
}

function isBlock({ type }: Scalar): boolean {
  return type === Scalar.BLOCK_LITERAL;
}

/** How far a way leads, and where the key of its last step stands. */
interface Followed {
  readonly steps: number;
  readonly node: unknown;
  readonly offset?: number;
}

function follow(root: unknown, place: SettingPath): Followed {
  let reached: Followed = { steps: 0, node: root };
  for (const step of place) {
    const next = below(reached.node, step);
    if (next === undefined) return reached;
    reached = { steps: reached.steps + 1, ...next };
  }
  return reached;
}

function below(node: unknown, step: string | number): Omit<Followed, 'steps'> | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { node: pair.value, ...startOf(pair.key) };
  }
  if (!isCollection(node) || typeof step !== 'number') return undefined;
  const item = node.items[step];
  return item === undefined ? undefined : { node: item, ...startOf(item) };
}

function startOf(node: unknown): { readonly offset?: number } {
  const start = (node as Node | null)?.range?.[0]; // keys and items that were parsed are nodes
  return start === undefined ? {} : { offset: start };
}
